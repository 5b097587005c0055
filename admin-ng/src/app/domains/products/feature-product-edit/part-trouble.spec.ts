import type { Problem } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { partTrouble } from './part-trouble.ts';

const refused = (code: Problem['code'], more: Partial<Problem> = {}) =>
  partTrouble(
    new ApiProblem({ type: 'x', title: 'x', status: 409, code, detail: 'It has stock.', ...more }),
  );

describe('a part of a product that was not saved', () => {
  it('says why, and what to do about it', () => {
    expect(refused('MULTIPACK_NOT_POSSIBLE')).toBe('It has stock.');
    expect(refused('VERSION_CONFLICT')).toContain('colleague');
    expect(refused('FORBIDDEN')).toContain('right');
    const taken = [{ path: 'barcode', message: 'Another item has it' }];
    expect(refused('CODE_TAKEN', { errors: taken })).toContain('has this barcode');
    const errors = [{ path: 'items.0', message: 'Choose another product of the shop.' }];
    expect(refused('VALIDATION_FAILED', { errors })).toBe(
      'Not saved: Choose another product of the shop.',
    );
    expect(partTrouble(new Error('offline'))).toContain('Not saved.');
  });
});
