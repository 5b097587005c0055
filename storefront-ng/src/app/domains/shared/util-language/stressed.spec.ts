import { TestBed } from '@angular/core/testing';
import { Stressed } from './stressed.ts';

describe('a sentence with a part that is stressed', () => {
  const shown = async (text: string): Promise<HTMLElement> => {
    const fixture = TestBed.createComponent(Stressed);
    fixture.componentRef.setInput('text', text);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  it('stresses it where it stands, and adds no blank to it', async () => {
    const host = await shown('Unterwegs an *lena@example.com*.');
    expect(host.textContent).toBe('Unterwegs an lena@example.com.');
    expect(host.querySelector('strong')?.textContent).toBe('lena@example.com');
  });

  it('may begin with it, and takes names for words', async () => {
    const host = await shown('*<b>Heute</b>* bei Ihnen');
    expect(host.textContent).toBe('<b>Heute</b> bei Ihnen');
    expect(host.querySelector('b')).toBeNull();
  });
});
