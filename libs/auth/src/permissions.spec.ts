import { EMPLOYEE_ROLES, PERMISSIONS, type EmployeeRole } from '@green-apple/contracts-http';
import { permissionsOf, ROLE_PERMISSIONS } from './permissions.ts';

describe('who may do what in the back office', () => {
  const table: Record<EmployeeRole, string> = {
    administrator:
      'products:read products:write claims:approve orders:read orders:read-personal orders:cancel orders:edit ' +
      'orders:fulfil refunds:ask refunds:approve returns:decide returns:receive tasks:work audit:read ' +
      'settings:read settings:write promotions:read promotions:write gift-cards:read gift-cards:write reviews:moderate ' +
      'search:read search:tune search:maintain bulk:read bulk:catalog bulk:stock',
    'catalog-manager':
      'products:read products:write claims:approve reviews:moderate search:read search:tune ' +
      'bulk:read bulk:catalog bulk:stock',
    'marketing-manager':
      'products:read promotions:read promotions:write reviews:moderate search:read search:tune',
    'support-agent':
      'products:read orders:read orders:read-personal orders:cancel orders:edit refunds:ask ' +
      'returns:decide tasks:work promotions:read ' +
      'gift-cards:read gift-cards:write reviews:moderate',
    operations:
      'products:read claims:approve orders:read orders:cancel orders:edit orders:fulfil refunds:ask ' +
      'refunds:approve returns:decide returns:receive tasks:work audit:read ' +
      'settings:read search:read search:maintain bulk:read bulk:stock',
    analyst: 'products:read orders:read promotions:read bulk:read',
  };
  for (const role of EMPLOYEE_ROLES) {
    it(`lets ${role} do exactly: ${table[role]}`, () => {
      expect(permissionsOf([role]).join(' ')).toBe(table[role]);
    });
  }

  it('lets someone without a role do nothing', () => {
    expect(permissionsOf([])).toEqual([]);
  });

  it('adds the rights of several roles up, each once', () => {
    expect(permissionsOf(['catalog-manager', 'support-agent'])).toEqual([
      'products:read',
      'products:write',
      'claims:approve',
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
      'search:read',
      'search:tune',
      'bulk:read',
      'bulk:catalog',
      'bulk:stock',
    ]);
  });

  it('knows every role and names no right the contract does not have', () => {
    expect(Object.keys(ROLE_PERMISSIONS).sort()).toEqual([...EMPLOYEE_ROLES].sort());
    const named = Object.values(ROLE_PERMISSIONS).flat();
    expect(named.every((permission) => PERMISSIONS.includes(permission))).toBeTrue();
  });

  it('lets only roles that serve shoppers see who a shopper is', () => {
    const seers = EMPLOYEE_ROLES.filter((role) =>
      permissionsOf([role]).includes('orders:read-personal'),
    );
    expect(seers).toEqual(['administrator', 'support-agent']);
  });
});
