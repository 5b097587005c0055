import { parseNxOutput } from './nx-output.ts';

const OUTPUT = `
 NX   Running target test for 2 projects:

- money
- tax

\u001b[2m> \u001b[22mnx run money:test  [local cache]

> jasmine --config=jasmine.json 'libs/domain/money/dist/**/*.spec.js'

4 passed, 0 failed, 0 skipped

> nx run tax:test

> jasmine
1 passed, 1 failed, 0 skipped
Warning: command "jasmine" exited with non-zero status code

 NX   Running target test for 2 projects failed

Failed tasks:

- tax:test

  Run duration:      7.5s
`;

describe('the output of nx', () => {
  it('is told apart by task, cached ones included', () => {
    const { blocks } = parseNxOutput(OUTPUT);
    expect([...blocks.keys()]).toEqual(['money:test', 'tax:test']);
    expect(blocks.get('money:test')).toContain('4 passed');
    expect(blocks.get('tax:test')).not.toContain('4 passed');
  });

  it('names the tasks that failed, and not the projects listed at the top', () => {
    expect([...parseNxOutput(OUTPUT).failed]).toEqual(['tax:test']);
  });
});
