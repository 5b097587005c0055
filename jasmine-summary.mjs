// A loaded machine is slow, not wrong: five seconds are too few for specs on real servers.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

// The test runner adds these lines up over all projects; CI reads the total.
let passed = 0;
let failed = 0;
let skipped = 0;
jasmine.getEnv().addReporter({
  specDone(result) {
    if (result.status === 'passed') passed++;
    else if (result.status === 'failed') failed++;
    else skipped++;
  },
  jasmineDone() {
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  },
});
