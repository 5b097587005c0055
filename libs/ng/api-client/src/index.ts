export * from './api-connection.ts';
export * from './api-error.ts';
export * from './api-http.ts';
export * from './api-path.ts';
export * from './cart-client.ts';
export * from './catalogue-client.ts';
export * from './checkout-client.ts';
export * from './order-client.ts';
