// able.js tells what this browser cannot do. Browsers inside WeChat and similar
// apps neither print nor save files, whatever they claim.

export const inApp = /MicroMessenger|\bQQ\/|DingTalk|AlipayClient|Weibo|Lark/i.test(navigator.userAgent);

export const canPrint = () => !inApp && typeof window.print === 'function';

export const canSave = () => !inApp && 'download' in HTMLAnchorElement.prototype;
