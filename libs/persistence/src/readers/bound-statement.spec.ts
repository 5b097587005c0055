import { bindStatement } from './bound-statement.ts';

describe('a statement with named values', () => {
  it('gets its values in the order of their places, each once', () => {
    expect(
      bindStatement(
        'select $slug, cast($ids as uuid[]), $slug',
        { ids: ['a'], slug: 'tea' },
        false,
      ),
    ).toEqual({ text: 'select $1, cast($2 as uuid[]), $1', values: ['tea', ['a']] });
  });

  it('leaves alone what is no name', () => {
    expect(bindStatement(`select '$', '$$', '$.path', a$b`, {}, false).text).toBe(
      `select '$', '$', '$.path', a$b`,
    );
  });

  it('has one name for one text, so that a connection plans it once', () => {
    const first = bindStatement('select $id', { id: 1 }, true);
    const second = bindStatement('select $id', { id: 2 }, true);
    expect(first.name).toBeDefined();
    expect(second.name).toBe(first.name ?? '');
    expect(bindStatement('select  $id', { id: 1 }, true).name).not.toBe(first.name ?? '');
  });

  it('loses zero bytes, which the server would refuse', () => {
    expect(bindStatement('select $a, $b', { a: 'x\0y', b: ['\0', 'z'] }, false).values).toEqual([
      'xy',
      ['', 'z'],
    ]);
  });

  it('is refused without a value, and takes null for one', () => {
    expect(() => bindStatement('select $id', {}, false)).toThrowError(/no value for \$id/);
    expect(bindStatement('select $id', { id: null }, false).values).toEqual([null]);
  });
});
