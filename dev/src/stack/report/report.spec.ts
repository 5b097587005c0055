import { Progress } from './progress.ts';
import { renderTable } from './table.ts';
import { bar, seconds } from './wording.ts';

describe('what the starter prints', () => {
  it('lines up the columns of a table', () => {
    const table = renderTable([
      ['part', 'state'],
      ['jobs', 'ready'],
      ['storefront-ng', 'starting'],
    ]);
    expect(table.split('\n')).toEqual([
      '  part           state',
      '  -------------  --------',
      '  jobs           ready',
      '  storefront-ng  starting',
    ]);
  });

  it('shows how much of a download is there', () => {
    expect(bar(473_500_000, 947_000_000)).toBe('[##########----------] 474 of 947 MB');
    expect(bar(12_000_000, undefined)).toBe('12 MB');
    expect(bar(200, 100)).toContain('####################');
  });

  it('tells short times in tenths and long ones in seconds', () => {
    expect(seconds(940)).toBe('0.9 s');
    expect(seconds(61_400)).toBe('61 s');
  });

  it('shows on a terminal what is under way and takes it away at the end', async () => {
    let screen = '';
    const output = { isTTY: true, columns: 80, write: (text: string) => (screen += text) };
    const progress = new Progress(output);
    await progress.during('temporal', 'downloading', async (task) => task.update('unpacking'));
    progress.say('done');
    expect(screen).toContain('temporal           downloading');
    expect(screen.endsWith('done\n')).toBeTrue();
    expect(screen).toContain('\u001b[1A\u001b[0J');
  });

  it('writes no control codes into a file', async () => {
    let text = '';
    const progress = new Progress({ write: (more: string) => (text += more) });
    await progress.during('temporal', 'downloading', async () => undefined);
    progress.say('done');
    expect(text).toBe('done\n');
  });
});
