// The program stopped: said with its build, the last link and a report to copy, instead of a white page.
const CODES = { memory: 'X103', stopped: 'X110' };

// @param build  name of the program's file: it carries the hash of the build
export function makeCrash(app, build) {
  let shown = false;

  // A trap, wherever the module was called from: nothing of it can be trusted any longer.
  addEventListener('error', (event) => { if (event.error instanceof WebAssembly.RuntimeError) show(event.error); });
  addEventListener('unhandledrejection', (event) => { if (event.reason instanceof WebAssembly.RuntimeError) show(event.reason); });

  function show(error) {
    if (shown) return;
    shown = true;
    const text = String(error?.message ?? error);
    const code = CODES[/memory|OOM|enlarge/i.test(text) ? 'memory' : 'stopped'];
    const report = `egoscope ${code}\nbuild: ${build}\nlink: ${location.hash}\nerror: ${text}\nbrowser: ${navigator.userAgent}`;
    const panel = document.createElement('section');
    panel.id = 'crash';
    panel.setAttribute('role', 'alert');
    panel.dataset.code = code;
    const chinese = document.documentElement.lang.startsWith('zh');
    const say = (english, other) => (chinese ? other : english);
    const heading = document.createElement('h2');
    heading.textContent = code === CODES.memory ? say(`${code}: out of memory`, `${code}\uff1a\u5185\u5b58\u4e0d\u8db3`) : say(`${code}: the program stopped`, `${code}\uff1a\u7a0b\u5e8f\u5df2\u505c\u6b62`);
    const what = document.createElement('pre');
    what.textContent = report;
    const button = (label, act) => {
      const made = document.createElement('button');
      made.textContent = label;
      made.addEventListener('click', act);
      return made;
    };
    panel.append(heading, what,
      button(say('Copy the report', '\u590d\u5236\u62a5\u544a'), () => navigator.clipboard?.writeText(report).catch(() => {})),
      button(say('Open this place again', '\u91cd\u65b0\u6253\u5f00\u6b64\u9875'), () => location.reload()));
    app.after(panel);
    panel.querySelector('button').focus();
  }

  return show;
}
