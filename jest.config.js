export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/test/support/strip-types.cjs" },
  // Real servers and browsers in the tests: two workers suit the smallest machine that we support.
  maxWorkers: 2,
  testTimeout: 30_000,
};
