// able.js tells what this browser withholds. Those inside WeChat and its like
// neither print nor save files, whatever they say of themselves.

export const inApp = /MicroMessenger|\bQQ\/|DingTalk|AlipayClient|Weibo|Lark/i.test(navigator.userAgent);

export const canPrint = () => !inApp && typeof window.print === 'function';

export const canSave = () => !inApp && 'download' in HTMLAnchorElement.prototype;
