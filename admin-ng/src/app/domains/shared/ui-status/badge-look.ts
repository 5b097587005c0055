/** How a state looks; the host says its tone in `data-tone`. The colour only repeats what the words say. */
export const BADGE_LOOK = `
  :host {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 1px 10px 1px 8px;
    border-radius: var(--radius-pill);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.55;
    white-space: nowrap;
    background: var(--surface-sunk);
    color: var(--ink-soft);
  }
  :host::before {
    content: '';
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: currentColor;
  }
  :host([data-tone='good']) {
    background: var(--apple-wash);
    color: var(--orchard);
  }
  :host([data-tone='waiting']) {
    background: var(--honey-wash);
    color: var(--honey-ink);
  }
  :host([data-tone='trouble']) {
    background: var(--blossom);
    color: var(--blossom-ink);
  }
`;
