export * from './employee-session.ts';
export * from './identity-provider.ts';
export * from './return-address.ts';
