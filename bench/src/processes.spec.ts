import { Worker } from 'node:worker_threads';
import { compilerCpu, cpuByPart, cpuBetween, memoryByPart, parseStat, total } from './processes.ts';

describe('the reading of processes', () => {
  it('finds the fields behind a command with blanks and brackets', () => {
    const stat = `42 (node (a) b) S 7 42 42 0 -1 4194304 1 2 3 4 100 50 20 10 20 0 11 0 999 1000 2500 18446744073709551615`;
    expect(parseStat(42, stat)).toEqual({ pid: 42, parent: 7, ticks: 180, rssPages: 2500 });
  });

  it('counts the CPU that this very process spends', () => {
    const parts = [{ name: 'bench', pid: process.pid }];
    const before = cpuByPart(parts);
    // By CPU time, not by the clock: on a busy machine the two differ.
    const start = process.cpuUsage();
    while (process.cpuUsage(start).user < 120_000) Math.sqrt(start.user);
    expect(total(cpuBetween(before, cpuByPart(parts)))).toBeGreaterThan(50);
    expect(memoryByPart(parts).get('bench')).toBeGreaterThan(20);
  });

  it('tells the CPU of compiler threads from that of others', async () => {
    const own = [{ name: 'bench', pid: process.pid }];
    const spin = `
      const { parentPort } = require('node:worker_threads');
      const start = process.cpuUsage();
      while (process.cpuUsage(start).user < 200_000);
      parentPort.postMessage('done');
      parentPort.once('message', () => process.exit());`;
    const read: number[] = [];
    for (const name of ['ordinary', 'C2 CompilerThread0']) {
      const worker = new Worker(spin, { eval: true, name });
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      await new Promise((resolve) => worker.once('message', resolve));
      read.push(compilerCpu(own));
      worker.postMessage('end');
      await ended;
    }
    expect(read[0]).toBe(0);
    expect(read[1]).toBeGreaterThan(50);
    expect(compilerCpu([{ name: 'elasticsearch', pid: null }])).toBe(0);
  });

  it('counts nothing for a part that does not run', () => {
    expect(total(cpuByPart([{ name: 'elasticsearch', pid: null }]))).toBe(0);
  });
});
