import { DeadlineExceeded, withinDeadline } from '../deadline.ts';
import { mailTrouble } from './smtp-mail.gateway.ts';

const smtp = (responseCode: number): Error =>
  Object.assign(new Error('the server said no'), { responseCode });

describe('a mail that did not go out', () => {
  it('is given up when the server will never take it', () => {
    expect(mailTrouble(smtp(550))).toEqual({ code: 'refused', smtpCode: 550 });
  });

  it('is kept when the server is only busy, slow or away', () => {
    expect(mailTrouble(smtp(451))).toEqual({ code: 'unknown', detail: 'server_error' });
    expect(mailTrouble(new DeadlineExceeded('late')).code).toBe('unknown');
    expect(mailTrouble(new Error('ECONNREFUSED'))).toEqual({
      code: 'unknown',
      detail: 'connection',
    });
  });
});

describe('a deadline', () => {
  it('ends what does not end by itself', async () => {
    const forever = new Promise<never>(() => undefined);
    await expectAsync(withinDeadline(1, forever)).toBeRejectedWithError(DeadlineExceeded);
  });

  it('is not felt by what is in time', async () => {
    expect(await withinDeadline(1_000, Promise.resolve('here'))).toBe('here');
  });
});
