import { runGraph, withNeeds, type GraphNode, type Outcome } from './graph.ts';

describe('the order of a start', () => {
  let events: string[];
  beforeEach(() => {
    events = [];
  });

  function node(name: string, needs: string[], result: Outcome | Error = 'done'): GraphNode {
    return {
      name,
      needs,
      run: async () => {
        events.push(name);
        if (result instanceof Error) throw result;
        return result;
      },
      skip: (outcome, because) => events.push(`${name} ${outcome}: ${because}`),
    };
  }

  it('starts nothing before what it needs', async () => {
    await runGraph([node('shop', ['api']), node('api', ['database']), node('database', [])]);
    expect(events).toEqual(['database', 'api', 'shop']);
  });

  it('does without a part that cannot be had, and without what needs it', async () => {
    const outcomes = await runGraph([
      node('keycloak', [], 'absent'),
      node('admin-api', ['keycloak']),
      node('shop', []),
    ]);
    expect(events).toContain('admin-api absent: keycloak');
    expect(Object.fromEntries(outcomes)).toEqual({
      keycloak: 'absent',
      'admin-api': 'absent',
      shop: 'done',
    });
  });

  it('passes a failure on to what needs it, and to nothing else', async () => {
    const outcomes = await runGraph([
      node('migrate', [], new Error('no')),
      node('api', ['migrate']),
      node('mailbox', []),
    ]);
    expect(events).toContain('api failed: migrate');
    expect(outcomes.get('mailbox')).toBe('done');
  });

  it('waits for what it would like to have, but starts without it', async () => {
    const api = { ...node('api', []), after: ['reader'] };
    const outcomes = await runGraph([api, node('reader', [], 'absent')]);
    expect(events).toEqual(['reader', 'api']);
    expect(outcomes.get('api')).toBe('done');
  });

  it('takes needs that are not part of it as met', async () => {
    expect((await runGraph([node('api', ['build'])])).get('api')).toBe('done');
  });

  it('picks the wanted parts with all they need', () => {
    const nodes = [node('database', []), node('reader', ['database']), node('mailbox', [])];
    expect(withNeeds(nodes, ['reader']).map(({ name }) => name)).toEqual(['database', 'reader']);
  });
});
