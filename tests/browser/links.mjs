// Sixty links: as somebody may type them, and the one canonical spelling each has. explorer.md section 8.
const A = 'demo%2Fvideo-2frames';
const B = 'demo%2Fvideo-8frames';
const same = (...links) => links.map((link) => [link, link]);

export const LINKS = [
  ...same(
    '#/demo/board', '#/egocross/board', '#/video-mmmu/board', '#/teleego/board', '#/exo2ego/board',
    '#/demo/board?sort=workbench', '#/demo/board?sort=-workbench,kitchen', '#/demo/board?sort=model', '#/demo/board?sort=-workbench~lo',
    '#/demo/board?prof=demo-json-only', '#/demo/board?prof=demo-json-only&cols=-domain', '#/demo/board?cols=overall,workbench,-task',
    '#/demo/board?col=kitchen', '#/demo/board?f=kind:baseline', '#/demo/board?f=!kind:human', '#/demo/board?q=frames', '#/demo/board?q=50%25,%20a/b:c',
    '#/demo/board?rows=demo/chance,demo/video-8frames', '#/demo/board?pin=demo/chance', '#/demo/board?fam=visible', '#/demo/board?date=2026-07-01',
    '#/demo/board?theme=dark', '#/demo/board?theme=contrast&lang=zh', '#/demo/board?lang=en', '#/demo/board?later=1&more',
    '#/demo/items', '#/demo/items?f=domain:garden', '#/demo/items?f=domain:garden,domain:kitchen', '#/demo/items?f=domain:garden&f=!task:counting&q=count',
    '#/demo/items?q=%E4%B8%AD', '#/demo/items?item=workbench-01/q2', '#/demo/item/workbench-01%2Fq1', '#/demo/row/demo%2Fchance', '#/demo/drop',
    `#/demo/pair/${A}/${B}`, `#/demo/pair/${A}/${B}?cell=lost`, `#/demo/pair/${A}/${B}?cell=gained&item=workbench-01/q1`,
    `#/demo/pair/${A}/${B}?cell=bothright`, `#/demo/pair/${A}/${B}?cell=bothwrong`, `#/demo/pair/${A}/${B}?cell=changed`, `#/demo/pair/${A}/${B}?cell=format`,
    `#/demo/flow/${A}/${B}`, `#/demo/flow/demo%2Fchance/${A}/${B}?pat=WR.`, '#/demo/parse', '#/demo/parse?f=row:demo/chance&f=differs:verdict', `#/demo/flow/${A}/${B}?sort=pattern&f=domain:garden&pat=kept`, '#/demo/agree', '#/demo/slices', '#/demo/analysis',
    '#/demo/analysis?chart=positions', '#/demo/analysis?rows=demo/video-2frames,demo/video-8frames&chart=heat', '#/exo2ego/analysis?chart=radar',
    '#/demo/agree?chart=wrong', `#/demo/slices/${A}/${B}?f=domain:garden`,
  ),
  ['#/demo', '#/demo/board'],
  ['#/demo/board?', '#/demo/board'],
  ['#/demo/board?prof=demo-strict&col=overall&sort=-overall&v=1', '#/demo/board'],
  ['#/demo/board?lang=zh&theme=dark', '#/demo/board?theme=dark&lang=zh'],
  ['#/demo/board?sort=workbench&prof=demo-json-only', '#/demo/board?prof=demo-json-only&sort=workbench'],
  ['#/demo/items?q=%e4%b8%ad%E6%96%87', '#/demo/items?q=%E4%B8%AD%E6%96%87'],
  ['#/demo/items?q=a b', '#/demo/items?q=a%20b'],
  ['#/demo/clip/P1?t=1:41:30.250', '#/demo/clip/P1?t=6090.25'],
  ['#/demo/clip/P1?t=0:00:12.5&speed=1.50', '#/demo/clip/P1?t=12.5&speed=1.5'],
  ['#/demo/clip/P1?t=D1-14:30:00&sel=6080-6095&zoom=120', '#/demo/clip/P1?t=D1-14:30:00&sel=6080-6095&zoom=120'],
  ['#/demo/play/custom?seed=0x00FF&n=20&shuf=0', '#/demo/play/custom?n=20&seed=ff'],
  ['#/demo/play/custom?shuf=1', '#/demo/play/custom?shuf=1'],
  ['#/demo/run', '#/demo/board'],
  ['#/demo/infer?theme=dark', '#/demo/board?theme=dark'],
];
