export * from './permissions.ts';
export * from './signing-keys.ts';
export * from './token-verifier.ts';
