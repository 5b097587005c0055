import { templateName } from './template.ts';

describe('the name of the template database', () => {
  const files = [{ name: '0001-a.sql', text: 'create schema a;' }];

  it('is the same for the same migrations', () => {
    expect(templateName(files)).toBe(templateName([...files]));
    expect(templateName(files)).toMatch(/^green_apple_template_[0-9a-f]{12}$/);
  });

  it('changes with the text, the name and the number of migrations', () => {
    const names = [
      files,
      [{ name: '0001-a.sql', text: 'create schema b;' }],
      [{ name: '0001-b.sql', text: 'create schema a;' }],
      [...files, { name: '0002-b.sql', text: '' }],
    ].map(templateName);
    expect(new Set(names).size).toBe(4);
  });
});
