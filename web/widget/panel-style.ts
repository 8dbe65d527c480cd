/** The look of the button and the panel; it lives in a shadow root, so nothing of it reaches the site's own page. */
export const panelStyle = (accent: string, side: 'left' | 'right'): string => `
:host{all:initial;position:fixed;z-index:2147483000;bottom:0;${side}:0;color-scheme:light dark}
[hidden]{display:none!important}
.bubble{position:fixed;bottom:max(20px,env(safe-area-inset-bottom));${side}:20px;width:58px;height:58px;border:0;border-radius:50%;padding:0;background:${accent};color:#fff;cursor:pointer;box-shadow:0 6px 24px rgb(0 0 0/.28);transition:transform .15s}
.bubble:hover{transform:scale(1.05)}
.bubble:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px ${accent}}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round;display:block;margin:auto}
.shown,.open .shut{display:none}
.open .shown{display:block}
.badge{position:absolute;top:2px;right:2px;width:14px;height:14px;border-radius:50%;background:#c9302c;border:2px solid #fff;box-sizing:border-box}
.panel{position:fixed;inset:auto;bottom:calc(max(20px,env(safe-area-inset-bottom)) + 70px);${side}:20px;width:min(410px,calc(100vw - 40px));height:min(680px,calc(100dvh - 120px));max-width:none;max-height:none;margin:0;padding:0;border:0;border-radius:18px;overflow:hidden;background:Canvas;box-shadow:0 18px 60px rgb(0 0 0/.3),0 0 0 1px rgb(128 128 128/.25)}
.panel[open]{animation:rise .18s ease-out}
iframe{border:0;width:100%;height:100%;display:block}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@media(max-width:520px){.panel{inset:0;width:100%;height:100dvh;border-radius:0}}
@media(prefers-reduced-motion:reduce){.panel[open]{animation:none}.bubble{transition:none}.bubble:hover{transform:none}}
@media print{:host{display:none}}`;
