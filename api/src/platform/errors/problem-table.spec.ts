import { PROBLEM_CODES } from '@green-apple/contracts-http';
import { PROBLEMS, problemType } from './problem-table.ts';

describe('the table of problems', () => {
  it('has a fitting status and a whole sentence for every code of the contract', () => {
    for (const code of PROBLEM_CODES) {
      const { status, title, detail } = PROBLEMS[code];
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.length).toBeGreaterThan(3);
      expect(detail).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('gives each code a type of its own', () => {
    expect(new Set(PROBLEM_CODES.map(problemType)).size).toBe(PROBLEM_CODES.length);
  });
});
