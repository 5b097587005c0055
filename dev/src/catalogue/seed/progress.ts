/** Counters that are printed once a second, one line each time, while something long is going on. */
export interface Progress {
  count(name: string, by?: number): void;
  expect(name: string, total: number): void;
  stop(): void;
}

const EVERY_MS = 1000;

export function progress(write: (line: string) => void): Progress {
  const done = new Map<string, number>();
  const totals = new Map<string, number>();
  const format = (value: number): string => value.toLocaleString('en-US');
  let last = '';
  const print = (): void => {
    const parts = [...new Set([...totals.keys(), ...done.keys()])].map((name) => {
      const total = totals.get(name);
      return `${name} ${format(done.get(name) ?? 0)}${total === undefined ? '' : ` of ${format(total)}`}`;
    });
    const line = parts.join(', ');
    if (line !== '' && line !== last) write(line);
    last = line;
  };
  const timer = setInterval(print, EVERY_MS);
  return {
    count: (name, by = 1) => void done.set(name, (done.get(name) ?? 0) + by),
    expect: (name, total) => void totals.set(name, total),
    stop: () => {
      clearInterval(timer);
      print();
    },
  };
}
