import { SharedTrips } from './shared-trips.ts';

describe('trips that questions share', () => {
  /** Who went together, in the order of departure, and the signal of each trip. */
  let gone: string[];
  let signals: AbortSignal[];
  /** Monotonic milliseconds. */
  let leftAt: number[];
  let ends: ((failure?: Error) => void)[];

  beforeEach(() => {
    gone = [];
    signals = [];
    leftAt = [];
    ends = [];
  });

  const trips = (atOnce: number, seats: number, apartMs = 0) =>
    new SharedTrips<string, string>({
      ...{ atOnce, seats, apartMs },
      go: (asks, signal) => {
        gone.push(asks.join(' '));
        signals.push(signal);
        leftAt.push(performance.now());
        return new Promise((resolve, reject) =>
          ends.push((failure) =>
            failure ? reject(failure) : resolve(asks.map((ask) => `${ask}!`)),
          ),
        );
      },
    });
  const settled = async () => {
    for (let turns = 0; turns < 3; turns += 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  /** Ends the trip that left as the how manieth. */
  const end = async (trip: number, failure?: Error) => {
    ends[trip]?.(failure);
    await settled();
  };

  it('go alone while nobody waits, and take along whoever has come meanwhile', async () => {
    const shared = trips(1, 3);
    const answers: Promise<string>[] = [];
    const ask = (name: string) => answers.push(shared.line()(name));
    ask('a');
    await settled();
    for (const name of ['b', 'c', 'd', 'e']) ask(name);
    await settled();
    expect(gone).toEqual(['a']);
    await end(0);
    await end(1);
    await end(2);
    expect(gone).toEqual(['a', 'b c d', 'e']);
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('are few at a time', async () => {
    const shared = trips(2, 1);
    for (const name of ['a', 'b', 'c']) void shared.line()(name);
    await settled();
    expect([gone, shared.isCrowded]).toEqual([['a', 'b'], true]);
    await end(1);
    expect([gone, shared.isCrowded]).toEqual([['a', 'b', 'c'], false]);
  });

  it('leave some time apart while one is under way, and take along who comes meanwhile', async () => {
    const shared = trips(2, 8, 200);
    void shared.line()('a');
    await settled();
    for (const name of ['b', 'c']) {
      void shared.line()(name);
      await settled();
    }
    while (gone.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(gone).toEqual(['a', 'b c']);
    expect((leftAt[1] ?? 0) - (leftAt[0] ?? 0)).toBeGreaterThan(199);
  });

  it('leave at once when the one before is back, or with who is in a hurry', async () => {
    const shared = trips(2, 8, 60_000);
    void shared.line()('a');
    await settled();
    void shared.line()('b');
    await end(0);
    expect(gone).toEqual(['a', 'b']);
    void shared.line()('c');
    void shared.line(true)('hurried');
    await settled();
    expect(gone).toEqual(['a', 'b', 'hurried']);
    await end(1);
    await end(2);
    expect(gone).toEqual(['a', 'b', 'hurried', 'c']);
  });

  it('take those first who have been on one, and those in a hurry before all and by themselves', async () => {
    const shared = trips(1, 2);
    const line = shared.line();
    const second = line('first').then(() => line('second'));
    await settled();
    for (const name of ['x', 'y', 'z']) void shared.line()(name);
    await end(0);
    void shared.line(true)('hurried');
    await end(1);
    await end(2);
    expect(gone).toEqual(['first', 'second x', 'hurried', 'y z']);
    expect(await second).toBe('second!');
  });

  it('fail for everybody on them, and for nobody else', async () => {
    const shared = trips(1, 2);
    const answers = ['a', 'b', 'c'].map((name) => shared.line()(name));
    const failed = answers.slice(0, 2).map((one) => expectAsync(one).toBeRejectedWithError('down'));
    await settled();
    await end(0, new Error('down'));
    await end(1);
    await Promise.all(failed);
    expect(await answers[2]).toBe('c!');
  });

  it('leave without whoever has waited too long', async () => {
    const shared = trips(1, 2);
    const patience = new AbortController();
    void shared.line()('a');
    await settled();
    const late = expectAsync(shared.line()('late', patience.signal)).toBeRejectedWithError('late');
    void shared.line()('b');
    patience.abort(new Error('late'));
    await late;
    await end(0);
    expect(gone).toEqual(['a', 'b']);
    const after = shared.line()('after', patience.signal);
    await expectAsync(after).toBeRejectedWithError('late');
  });

  it('end when nobody on them waits any more, and not before', async () => {
    const shared = trips(1, 2);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = expectAsync(shared.line()('a', one.signal)).toBeRejectedWithError('gone');
    const second = expectAsync(shared.line()('b', other.signal)).toBeRejectedWithError('gone too');
    await settled();
    one.abort(new Error('gone'));
    await first;
    expect(signals[0]?.aborted).toBeFalse();
    other.abort(new Error('gone too'));
    await second;
    expect(signals[0]?.aborted).toBeTrue();
  });
});
