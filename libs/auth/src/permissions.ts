import { PERMISSIONS, type EmployeeRole, type Permission } from '@green-apple/contracts-http';

/**
 * Who may do what in the back office: the only place where it is written. What is not listed is
 * refused. The browser hides what a role cannot do for comfort; the admin API decides by this table.
 */
export const ROLE_PERMISSIONS: Readonly<Record<EmployeeRole, readonly Permission[]>> = {
  administrator: PERMISSIONS,
  'catalog-manager': [
    'products:read',
    'products:write',
    'claims:approve',
    'reviews:moderate',
    'search:read',
    'search:tune',
    'bulk:read',
    'bulk:catalog',
    'bulk:stock',
  ],
  'marketing-manager': [
    'products:read',
    'promotions:read',
    'promotions:write',
    'reviews:moderate',
    'search:read',
    'search:tune',
  ],
  'support-agent': [
    'products:read',
    'orders:read',
    'orders:read-personal',
    'orders:cancel',
    'orders:edit',
    'refunds:ask',
    'returns:decide',
    'tasks:work',
    'promotions:read',
    'gift-cards:read',
    'gift-cards:write',
    'reviews:moderate',
  ],
  operations: [
    'products:read',
    'claims:approve',
    'orders:read',
    'orders:cancel',
    'orders:edit',
    'orders:fulfil',
    'refunds:ask',
    'refunds:approve',
    'returns:decide',
    'returns:receive',
    'tasks:work',
    'audit:read',
    'settings:read',
    'search:read',
    'search:maintain',
    'bulk:read',
    'bulk:stock',
  ],
  analyst: ['products:read', 'orders:read', 'promotions:read', 'bulk:read'],
};

/** Everything that any of the roles allows, each once, in the order of the contract. */
export function permissionsOf(roles: readonly EmployeeRole[]): Permission[] {
  const allowed = new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
  return PERMISSIONS.filter((permission) => allowed.has(permission));
}
