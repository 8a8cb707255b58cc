import { readFileSync } from 'node:fs';
import { expect, equal } from '../harness.mjs';
import { runBeside } from '../program.mjs';
import { zip } from '../zip.mjs';

const demo = (name) => readFileSync(new URL(`../../../assets/demo/submissions/${name}`, import.meta.url), 'utf8');

export const cases = {
  'a dropped file is scored here, joins the board, and nothing is sent': async (site) => {
    const tools = await site.page('#/demo/board');
    const requests = [];
    await tools.page.locator('#mirror').waitFor({ state: 'attached' });
    tools.page.on('request', (request) => { if (!request.url().endsWith('registry.json')) requests.push(request.url()); });
    await tools.drop([{ name: 'video-8frames.jsonl', text: demo('video-8frames.jsonl') }]);
    equal((await tools.state()).link, '#/demo/drop', 'link');
    expect((await tools.text('joined')).includes('demo/video-8frames (2)'), 'not joined');
    await tools.click('show-on-board');
    equal((await tools.state()).rowsTotal, 8, 'rows');
    const label = await tools.page.locator('#mirror [data-role=rowheader]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    expect(label.some((text) => text.includes('local, not published')), 'no local mark');
    equal(requests, [], 'requests during and after the drop');
  },

  'a row that is kept is back after a reload, local still, and gone for good when it is forgotten; nothing is sent': async (site) => {
    const tools = await site.page('#/demo/board', { height: 1400 });
    const requests = [];
    tools.page.on('request', (request) => { if (request.method() !== 'GET' || request.postData()) requests.push(request.url()); });
    const row = 'demo/video-8frames (2)';
    const rowsOfBoard = async () => {
      await tools.page.evaluate(() => { location.hash = '#/demo/board'; });
      await tools.idle();
      return (await tools.state()).rowsTotal;
    };
    const before = (await tools.state()).rowsTotal;
    await tools.drop([{ name: 'mine.jsonl', text: demo('video-8frames.jsonl') }, { name: 'chance.jsonl', text: demo('chance.jsonl') }]);
    expect(/^Keep in this browser \(\d+ kB\)$/.test(await tools.text(`keep/${row}`)), 'no size on the button');
    await tools.click(`keep/${row}`);
    expect((await tools.text(`keep-state/${row}`)).startsWith('Kept in this browser, '), 'not kept');
    await tools.shot('drop-kept');
    equal(await rowsOfBoard(), before + 2, 'rows after the drop');
    await tools.page.reload();
    await tools.ready();
    equal(await rowsOfBoard(), before + 1, 'rows after the reload: the kept one alone');
    const labels = await tools.page.locator('#mirror [data-role=rowheader]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    expect(labels.some((text) => text.includes('local, not published')), 'no local mark');
    await tools.page.evaluate(() => { location.hash = '#/demo/drop'; });
    await tools.idle();
    const kept = tools.page.locator('#mirror [data-key^="kept/demo/"]');
    equal(await kept.count(), 1, 'kept rows');
    expect(/ kB$/.test(await kept.textContent()), await kept.textContent());
    await tools.click(await tools.page.locator('#mirror [data-key^="forget-kept/"]').getAttribute('data-key'));
    equal(await kept.count(), 0, 'kept rows after forgetting');
    equal(await rowsOfBoard(), before, 'rows after forgetting');
    await tools.page.reload();
    await tools.ready();
    equal(await rowsOfBoard(), before, 'rows after the second reload');
    equal(requests, [], 'requests that send something');
  },

  'the picker takes files as well': async (site) => {
    const tools = await site.page('#/demo/board');
    const chooser = tools.page.waitForEvent('filechooser');
    await tools.click('open-files');
    await (await chooser).setFiles({ name: 'chance.jsonl', mimeType: 'application/json', buffer: Buffer.from(demo('chance.jsonl')) });
    await tools.page.waitForFunction(() => window.egoProbe.state().dropPhase === 3);
    await tools.idle();
    equal((await tools.state()).dropRows, 1, 'dropped rows');
  },

  'each bad file gives the codes of the command line, joins nothing, and the page goes on': async (site) => {
    const tools = await site.page('#/demo/board', { width: 800, height: 2400 });
    const own = (more) => JSON.stringify({ format: 'egoscope.submission', version: '1.0', benchmark: { id: 'demo' }, model: { id: 'm' }, ...more });
    const row = (id, response) => `${JSON.stringify({ id, response })}\n`;
    const cases = {
      'cut.json': { text: '[{"id": "workbench-01/q1", "response": "A"}, {]', code: 'E004' },
      'unknown-form.json': { text: '{"nothing": ["we", "know"]}', code: 'E005' },
      'model.pkl': { bytes: [0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0x2e], code: 'E006' },
      'empty.csv': { text: '', code: 'E002' },
      'latin.json': { bytes: [...Buffer.from('{"1": "'), 0xff, 0xfe, 0xfa, ...Buffer.from('"}')], code: 'E003' },
      'deep.json': { text: '['.repeat(100000), code: 'E008' },
      'bomb.zip': { bytes: zip([{ name: 'predictions.json', data: Buffer.alloc(60_000_000, ' ') }]), code: 'E007' },
      'escape.zip': { bytes: zip([{ name: '../predictions.json', data: Buffer.from('[]') }]), code: 'E007' },
      'other-benchmark.json': { text: JSON.stringify({ format: 'egoscope.submission', version: '1.0', benchmark: { id: 'egocross' }, model: { id: 'm' }, predictions: [{ id: '1', response: 'A' }] }), code: 'E010' },
      'no-answers.json': { text: own({}), code: 'E011' },
      'no-letter.json': { text: own({ predictions: [{ id: 'workbench-01/q1', answer: 'Z' }] }), code: 'E012', scored: true },
      'list.json': { text: own({ predictions: [{ id: 'workbench-01/q1', response: ['A'] }] }), code: 'E013', scored: true },
      'too-sure.json': { text: own({ predictions: [{ id: 'workbench-01/q1', response: 'A', confidence: 7 }] }), code: 'E018', scored: true },
      'of-tomorrow.json': { text: own({ version: '9.0', predictions: [{ id: 'workbench-01/q1', response: 'A' }] }), code: 'E022' },
      'twice.jsonl': { text: row('workbench-01/q1', 'A') + row('workbench-01/q1', 'B'), code: 'E015', scored: true },
      'unknown-id.jsonl': { text: row('workbench-01/q1', 'A') + row('workbench-1/q1', 'B'), code: 'E014', scored: true },
      'odd-bytes.jsonl': { text: row('workbench-01/q1', 'A\u0000B') + '{"id": "workbench-01/q2", "response": "\\ud800 B"}\n', code: 'W102', scored: true },
    };
    for (const [name, { text, bytes, code, scored }] of Object.entries(cases)) {
      await tools.withoutLongTask(name, () => tools.drop([{ name, text, bytes }]));
      const shown = await tools.page.locator('#mirror [data-key^="message/"]').evaluateAll((nodes) => nodes.map((node) => node.dataset.key));
      expect(shown.some((key) => key.startsWith(`message/${code}`)), `${name}: ${shown.join(' ')} instead of ${code}`);
      equal((await tools.state()).dropRows, scored ? 1 : 0, `rows that joined from ${name}`);
      const { err } = runBeside([{ name, text, bytes }], `egoscope score demo --predictions '${name}' --format json`);
      const codes = (list) => [...new Set(list)].sort();
      equal(codes(shown.map((key) => key.slice('message/'.length))), codes([...err.matchAll(/"code":"([EWI]\d{3})"/g)].map((match) => match[1])), `codes of ${name}, page and command line`);
    }
  },

  'markup in a reply is text and nothing else': async (site) => {
    const tools = await site.page('#/demo/board', { height: 2400 });
    const payload = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> B';
    await tools.drop([{ name: 'xss.jsonl', text: `${JSON.stringify({ id: 'workbench-01/q1', response: payload })}\n` }]);
    await tools.page.evaluate(() => { location.hash = '#/demo/item/workbench-01%2Fq1'; });
    await tools.page.waitForTimeout(50);
    await tools.idle();
    const shown = await tools.page.locator('#mirror [data-key^="reply/"]').evaluateAll((nodes) => nodes.map((node) => node.textContent));
    expect(shown.some((text) => text.includes('<img src=x')), 'the reply is not shown');
    equal(await tools.page.evaluate(() => window.pwned ?? null), null, 'script ran');
    equal(await tools.page.locator('#mirror img, #mirror script').count(), 0, 'elements made from a reply');
  },
};
