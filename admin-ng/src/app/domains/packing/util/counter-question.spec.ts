import { toCounterQuestion } from './counter-question.ts';

describe('what is asked at the counter', () => {
  for (const [number, name, question] of [
    ['GA-7K3M9-2QXRT', '', { number: 'GA-7K3M9-2QXRT' }],
    [' ga 7k3m9 2qxrt ', 'Field', { number: 'ga 7k3m9 2qxrt' }],
    ['2qxrt', ' Field ', { lastName: 'Field', code: '2qxrt' }],
    ['2qxrt', '', null],
    ['2qxrt', 'F', null],
    ['', 'Field', null],
    ['2qx', 'Field', null],
    ['GA-7K3M9', 'Field', null],
  ] as const)
    it(`for "${number}" and "${name}" is ${JSON.stringify(question)}`, () => {
      expect(toCounterQuestion(number, name)).toEqual(question);
    });
});
