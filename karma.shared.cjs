/*
 * What both Angular apps' Karma runs have in common. The reporter prints the plain closing line
 * that the test runner adds up over all projects, as jasmine-summary.mjs does for the Node packages.
 */
const { existsSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser named by CHROME_BIN, else the first Chromium or Chrome found on PATH. */
function findChrome() {
  if (process.env.CHROME_BIN) return process.env.CHROME_BIN;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of folders) {
    const found = NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
    if (found) return found;
  }
  throw new Error('No Chromium found: install one, or name it in CHROME_BIN.');
}

function CountReporter() {
  const count = { passed: 0, failed: 0, skipped: 0 };
  this.adapters = [];
  this.onSpecComplete = (_browser, result) => {
    count[result.skipped ? 'skipped' : result.success ? 'passed' : 'failed']++;
  };
  this.onBrowserError = () => void count.failed++;
  this.onRunComplete = () =>
    void process.stdout.write(
      `\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`,
    );
}

/** Call as `karmaConfig(config)` from an app's karma.conf.cjs. */
module.exports = function karmaConfig(config) {
  process.env.CHROME_BIN = findChrome();
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      { 'reporter:count': ['type', CountReporter] },
    ],
    client: { jasmine: { random: true, failSpecWithNoExpectations: true } },
    browsers: ['ChromeHeadlessNoSandbox'],
    customLaunchers: {
      ChromeHeadlessNoSandbox: {
        base: 'ChromeHeadless',
        flags: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--disable-dev-shm-usage',
        ],
      },
    },
    // A machine that runs the whole suite at once can take a while to start a browser.
    captureTimeout: 120_000,
    browserNoActivityTimeout: 120_000,
    reporters: ['dots', 'count'],
    restartOnFileChange: false,
    singleRun: true,
  });
};
