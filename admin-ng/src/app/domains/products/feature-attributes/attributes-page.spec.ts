import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AdminAttribute } from '@green-apple/contracts-http';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { AttributesPage } from './attributes-page.ts';

const anAttribute = (id: string): AdminAttribute => ({
  id,
  code: id,
  name: id,
  kind: 'text',
  scope: 'product',
  multiple: false,
  filterable: false,
  unit: null,
  steps: [],
  choices: [],
  position: 0,
  version: 1,
});

describe('the list of attributes', () => {
  let counted: (uses: ReadonlyMap<string, number>) => void;
  let failed: (reason: Error) => void;

  async function open() {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: CurrentEmployee, useValue: { may: () => true } },
        {
          provide: AttributeClient,
          useValue: {
            list: () => Promise.resolve([anAttribute('said'), anAttribute('unsaid')]),
            uses: () =>
              new Promise((resolve, reject) => {
                counted = resolve;
                failed = reject;
              }),
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(AttributesPage);
    const host = fixture.nativeElement as HTMLElement;
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    };
    fixture.detectChanges();
    await settled();
    const rows = () =>
      [...host.querySelectorAll('tbody tr')].map((row) => ({
        uses: row.querySelector('.number')?.textContent.trim(),
        removable: row.querySelector('[aria-label^="Remove"]') !== null,
      }));
    return { rows, settled };
  }

  it('is there before anything is counted, and lets nothing go until then', async () => {
    const { rows, settled } = await open();
    expect(rows()).toEqual([
      { uses: '…', removable: false },
      { uses: '…', removable: false },
    ]);
    counted(
      new Map([
        ['said', 12],
        ['unsaid', 0],
      ]),
    );
    await settled();
    expect(rows()).toEqual([
      { uses: '12', removable: false },
      { uses: '0', removable: true },
    ]);
  });

  it('takes what was defined after the count for unsaid', async () => {
    const { rows, settled } = await open();
    counted(new Map([['said', 12]]));
    await settled();
    expect(rows()[1]).toEqual({ uses: '0', removable: true });
  });

  it('stays when counting fails', async () => {
    const { rows, settled } = await open();
    failed(new Error('gone'));
    await settled();
    expect(rows().map(({ uses }) => uses)).toEqual(['unknown', 'unknown']);
  });
});
