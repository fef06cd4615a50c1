/** Inside a closed shadow root; `!important` on :host wins over whatever the page says of the element, inline too. */
export const STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  display: block !important;
  transition: none !important;
  z-index: 2147483647 !important;
}
.bar {
  position: fixed;
  top: 0;
  bottom: 0;
  display: flex;
  max-width: 100vw;
  background: Canvas;
}
.bar.right { right: 0; flex-direction: row; }
.bar.left { left: 0; flex-direction: row-reverse; }
iframe { flex: 1; min-width: 0; border: 0; height: 100%; }
.handle {
  flex: none;
  width: 8px;
  cursor: col-resize;
  touch-action: none;
  background: #cdd3df;
  border: 0 solid #7b8496;
  outline-offset: -2px;
}
.right .handle { border-left-width: 1px; }
.left .handle { border-right-width: 1px; }
.handle:hover, .handle:focus-visible, .dragging .handle { background: #1e3f9a; }
.handle:focus-visible { outline: 2px solid #fff; }
.cover { display: none; position: absolute; inset: 0; cursor: col-resize; }
.dragging .cover { display: block; }
.tab {
  position: fixed;
  top: 40%;
  display: none;
  box-sizing: border-box;
  width: 32px;
  height: 88px;
  margin: 0;
  padding: 0;
  border: 1px solid #fff;
  background: #1e3f9a;
  color: #fff;
  font: 700 14px/30px system-ui, sans-serif;
  letter-spacing: 1px;
  writing-mode: vertical-rl;
  cursor: pointer;
}
.tab.right { right: 0; border-right: 0; border-radius: 5px 0 0 5px; }
.tab.left { left: 0; border-left: 0; border-radius: 0 5px 5px 0; }
.tab:focus-visible { outline: 2px solid #1e3f9a; outline-offset: 2px; }
.collapsed .bar { visibility: hidden; }
.collapsed .tab { display: block; }
@media print { :host { display: none !important; } }
`;
