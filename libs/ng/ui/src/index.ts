export * from './brand/brand-mark.ts';
export * from './drawer/drawer.ts';
export * from './goal/goal-chip.ts';
export * from './icon/icon.ts';
export type { IconName } from './icon/icons.ts';
export * from './image/picture-source.ts';
export * from './image/product-picture.ts';
export * from './money/money-pipe.ts';
