import { Turns } from './turns.ts';

describe('turns at the engine', () => {
  let asked: string[];
  let answers: Map<string, () => void>;
  const ask = (name: string) => () =>
    new Promise<string>((resolve) => {
      asked.push(name);
      answers.set(name, () => resolve(name));
    });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const answer = async (name: string) => {
    answers.get(name)?.();
    await settled();
  };

  beforeEach(() => {
    asked = [];
    answers = new Map();
  });

  it('are taken by a few at a time, in the order they came', async () => {
    const turns = new Turns(2);
    for (const name of ['a', 'b', 'c', 'd']) void turns.line()(ask(name));
    await settled();
    expect(asked).toEqual(['a', 'b']);
    await answer('b');
    expect(asked).toEqual(['a', 'b', 'c']);
    await answer('a');
    await answer('c');
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
  });

  it('come first to whoever has had one, and to whoever is in a hurry', async () => {
    const turns = new Turns(1);
    const line = turns.line();
    void line(ask('first')).then(() => line(ask('second')));
    void turns.line()(ask('other'));
    void turns.line()(ask('last'));
    await settled();
    void turns.line(true)(ask('hurried'));
    await answer('first');
    await answer('hurried');
    await answer('second');
    await answer('other');
    expect(asked).toEqual(['first', 'hurried', 'second', 'other', 'last']);
  });

  it('are passed on when a request fails', async () => {
    const turns = new Turns(1);
    const failing = turns.line()(() => Promise.reject(new Error('down')));
    void turns.line()(ask('next'));
    await expectAsync(failing).toBeRejectedWithError('down');
    await settled();
    expect(asked).toEqual(['next']);
  });

  it('are not waited for beyond a deadline, and none is lost by that', async () => {
    const turns = new Turns(1);
    const deadline = new AbortController();
    void turns.line()(ask('long'));
    const late = turns.line()(ask('late'), deadline.signal);
    void turns.line()(ask('next'));
    await settled();
    deadline.abort(new Error('too late'));
    await expectAsync(late).toBeRejectedWithError('too late');
    await answer('long');
    expect(asked).toEqual(['long', 'next']);
    await expectAsync(turns.line()(ask('late'), deadline.signal)).toBeRejectedWithError('too late');
  });
});
