// MONGODB_URI says which server the tests of that store use (test/support/mongo.ts); it is not for what they start.
process.env.TEST_MONGODB_URI ??= process.env.MONGODB_URI ?? "";
delete process.env.MONGODB_URI;

export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/test/support/strip-types.cjs" },
  // Real servers and browsers in the tests: two workers suit the smallest machine that we support.
  maxWorkers: 2,
  // Nothing waits for time; this only ends what hangs, also on a machine that is busy with other things.
  testTimeout: 120_000,
};
