import { progress } from './progress.ts';

describe('the progress of a long step', () => {
  beforeEach(() => jasmine.clock().install());
  afterEach(() => jasmine.clock().uninstall());

  it('is told once a second while something changes, and once more at the end', () => {
    const lines: string[] = [];
    const report = progress((line) => lines.push(line));
    report.expect('products', 10_000);
    report.count('products', 250);
    jasmine.clock().tick(1000);
    jasmine.clock().tick(1000);
    report.count('products', 9750);
    report.stop();
    report.stop();
    expect(lines).toEqual(['products 250 of 10,000', 'products 10,000 of 10,000']);
  });
});
