// Jest reads TypeScript the way Node does in production: types are stripped, lines and columns stay.
const { stripTypeScriptTypes } = require("node:module");
module.exports = { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
