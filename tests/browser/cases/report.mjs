// What the page makes of dropped files is what the command line makes of them, byte for byte (explorer.md 16, test 3).
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, equal } from '../harness.mjs';
import { runBeside } from '../program.mjs';
import { unzip } from '../zip.mjs';

const submissions = new URL('../../../assets/demo/submissions/', import.meta.url);
const demo = (name) => ({ name, text: readFileSync(new URL(name, submissions), 'utf8') });
const json = (name, value) => ({ name, text: JSON.stringify(value) });
const lines = (name, rows) => ({ name, text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') });

async function saved(tools, click) {
  const [download] = await Promise.all([tools.page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// Drops the files, saves the report, and holds it against what the call that the page names prints.
async function sameReport(tools, files, expected) {
  await tools.drop(files);
  const report = await saved(tools, () => tools.click('save-report'));
  equal(report.name, 'report.json', 'name');
  const command = await tools.text('report-command');
  const run = runBeside(files, command);
  expect(run.out.length > 500, `${command}: ${run.err}`);
  if (!run.out.equals(report.bytes)) {
    const at = [...run.out].findIndex((byte, i) => byte !== report.bytes[i]);
    throw new Error(`${command}: differs at byte ${at}: ${run.out.subarray(at - 80, at + 80)} | page: ${report.bytes.subarray(at - 80, at + 80)}`);
  }
  const rows = JSON.parse(report.bytes).rows.map((row) => row.id);
  equal(rows.length, expected, 'rows of the report');
  return { command, report: report.bytes };
}

const egocross = json('support.json', ['EgoPet', 'EgoPet', 'CholecTrack20', 'CholecTrack20'].map((dataset, i) => ({
  id: i + 1, question_id: `support_00${i + 1}`, dataset, primary_category: 'Identification', question_type: 'animal identification', question_text: `What is it, ${i}?`,
  options: ['A. Dog', 'B. Cat', 'C. Fish', 'D. Bird'], correct_option_letter: 'ABCD'[i], video_path: [`frames/${dataset}/02${i}/frames/q/frame_0.jpg`],
})));
const item = (id, answer, more = {}) => ({ id, link_selected: `u-${id}`, question: 'q', options: ['x', 'y', 'z'], answer, question_type: 'multiple-choice', ...more });
const videoMmmu = [
  json('perception_video.json', { Perception: { 0: item('dev_Art_1', 'A'), 1: item('dev_Math_2', 'B') } }),
  json('comprehension_video.json', { Comprehension: { 0: item('dev_Art_1', 'B'), 1: item('dev_Math_2', 'C') } }),
  json('adaptation_video.json', { Adaptation: { 0: item('dev_Art_1', 'A'), 1: item('dev_Math_2', '5', { options: [], question_type: 'open' }) } }),
];

export const cases = {
  'demo: one dropped file gives the report of the command line': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    const { command } = await sameReport(tools, [demo('video-8frames.jsonl')], 1);
    equal(command, 'egoscope score demo --predictions video-8frames.jsonl --format json', 'call');
  },

  'demo: all files together, with rank sets and gains, in one report': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    const { report } = await sameReport(tools, readdirSync(submissions).sort().map(demo), 7);
    const board = JSON.parse(report).boards.find((one) => one.family.rows.length > 2);
    expect(board?.family.draws === 9999, 'no rank sets');
  },

  'demo: a file with unknown, repeated and missing ids, named as no shell likes it': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    const row = (id, response) => ({ id, response });
    const file = lines("it's $5 (new).jsonl", [row('workbench-01/q1', 'A'), row('workbench-01/q1', 'B'), row('workbench-1/q1', 'B'), row('workbench-01/q2', '')]);
    const { report } = await sameReport(tools, [file], 1);
    const codes = JSON.parse(report).diagnostics.by_code;
    expect('E014' in codes && 'E015' in codes, `codes: ${JSON.stringify(codes)}`);
  },

  'egocross: annotations and predictions dropped together': async (site) => {
    const tools = await site.page('#/egocross/board', { height: 2400 });
    const answers = (name, letters) => lines(name, letters.map((answer, i) => ({ id: i + 1, answer })));
    await sameReport(tools, [egocross, answers('base.jsonl', ['A', 'B', 'A', 'A']), answers('sft.jsonl', ['A', 'B', 'C', 'Answer: (D)'])], 2);
    // A later batch is scored against the questions that are here; the call still names their file.
    const later = [answers('later.jsonl', ['D', 'C', 'A'])];
    await tools.drop(later);
    const report = await saved(tools, () => tools.click('save-report'));
    const run = runBeside([egocross, ...later], await tools.text('report-command'));
    expect(run.out.equals(report.bytes), `later batch: ${run.err}`);
  },

  'video-mmmu: three tracks of annotations and a run': async (site) => {
    const tools = await site.page('#/video-mmmu/board', { height: 2400 });
    const run = json('run.json', { format: 'egoscope.submission', version: '1.0', benchmark: { id: 'video-mmmu' }, model: { id: 'lab/model', name: 'Model' },
      predictions: ['perception', 'comprehension', 'adaptation'].flatMap((track) => [{ id: `${track}/dev_Art_1`, response: 'The answer is B.' }, { id: `${track}/dev_Math_2`, response: 'so 5' }]) });
    await sameReport(tools, [...videoMmmu, run], 1);
  },

  'without a scored file there is no report; a forgotten row takes it away': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    await tools.drop([{ name: 'broken.json', text: '{"a": [1, 2' }]);
    expect(!(await tools.has('save-report')), 'a report of nothing');
    await tools.drop([demo('chance.jsonl')]);
    expect(await tools.has('save-report'), 'no report');
    await tools.key('e');
    expect(await tools.has('export/report') && await tools.has('export/eee') && !(await tools.has('export/csv')), 'list of formats');
    await tools.key('Escape');
    await tools.click('forget/demo/chance (2)');
    await tools.page.evaluate(() => { location.hash = '#/demo/drop'; });
    await tools.idle();
    expect(!(await tools.has('save-report')), 'a report of a row that is gone');
  },

  'Every Eval Ever: the files that convert writes': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    const files = [demo('video-8frames.jsonl'), demo('video-2frames.jsonl')];
    await tools.drop(files);
    await tools.click('save-eee');
    expect(await tools.page.locator('[data-key^="notice"]').count() > 0, 'an organization is not asked for');
    await tools.page.locator('#mirror [data-key="organization"]').fill('Example Lab');
    await tools.idle();
    const archive = await saved(tools, () => tools.click('save-eee'));
    equal(archive.name, 'demo-eee.zip', 'name');
    const packed = unzip(archive.bytes);
    const names = [];
    const run = runBeside(files, "egoscope convert --benchmark demo --to eee --organization 'Example Lab' video-8frames.jsonl video-2frames.jsonl --out out/", (folder) => {
      const out = path.join(folder, 'out');
      for (const name of readdirSync(out, { recursive: true })) {
        if (!name.includes('.json')) continue;
        names.push(name);
        expect(packed.get(name)?.equals(readFileSync(path.join(out, name))), `${name} differs`);
      }
    });
    equal([run.code, names.length, packed.size], [0, 4, 4], `convert: ${run.err}`);
  },
};
