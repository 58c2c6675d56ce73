// The browser comes from the system or from @sparticuz/chromium; installing never downloads one.
module.exports = { skipDownload: true };
