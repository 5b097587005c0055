import type { Form, PackKind, Packshot } from '../product.ts';

const PACKS: Readonly<Record<Form, PackKind>> = {
  capsule: 'bottle',
  tablet: 'bottle',
  softgel: 'bottle',
  gummy: 'bottle',
  liquid: 'bottle',
  powder: 'pouch',
  tea: 'box',
  bar: 'box',
  cream: 'tube',
  sachet: 'sachet',
};

/** The picture of a product that nobody has made one for yet: its pack by form, in the house's colours. */
export const plainPackshot = (product: {
  readonly form: Form;
  readonly title: string;
  readonly subtitle: string;
  readonly count: string;
}): Packshot => ({
  kind: PACKS[product.form],
  labelTitle: product.title.slice(0, 40),
  labelSubtitle: product.subtitle.slice(0, 60),
  labelCount: product.count.slice(0, 40),
  bodyColour: '#8a4b16',
  accentColour: '#1f5a36',
});
