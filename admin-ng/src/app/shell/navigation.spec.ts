import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Me } from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { EmployeeSession } from '@green-apple/ng-auth';
import { APP_SETTINGS } from '../config/app-config.ts';
import { Navigation } from './navigation.ts';

describe('the navigation', () => {
  async function placesFor(me: Partial<Me>): Promise<{ places: string[]; text: string }> {
    const known: Me = { id: 'x', name: 'Sam Sorrel', roles: [], permissions: [], ...me };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ApiHttp, useValue: { get: () => Promise.resolve(known) } },
        { provide: EmployeeSession, useValue: { signOut: () => Promise.resolve() } },
        { provide: APP_SETTINGS, useValue: { storefrontUrl: 'https://shop.example' } },
      ],
    });
    const fixture = TestBed.createComponent(Navigation);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const places = [...host.querySelectorAll('nav a')].map((link) => link.textContent.trim());
    return { places, text: host.textContent };
  }

  it('shows an administrator everything', async () => {
    const { places } = await placesFor({
      permissions: [
        'products:read',
        'orders:read',
        'orders:fulfil',
        'promotions:read',
        'tasks:work',
        'reviews:moderate',
        'search:read',
        'audit:read',
        'settings:read',
      ],
    });
    expect(places).toEqual([
      'Start',
      'Products',
      'Orders',
      'Returns',
      'Packing',
      'Offers',
      'Price lists',
      'Segments',
      'Tasks',
      'Reviews',
      'Questions',
      'Search',
      'Audit',
      'Configuration',
    ]);
  });

  it('leaves out what the role does not include', async () => {
    const { places, text } = await placesFor({
      roles: ['support-agent'],
      permissions: ['products:read', 'orders:read'],
    });
    expect(places).toEqual(['Start', 'Products', 'Orders', 'Returns']);
    expect(text).toContain('Support agent');
  });

  it('shows somebody without a role the start page only', async () => {
    const { places, text } = await placesFor({});
    expect(places).toEqual(['Start']);
    expect(text).toContain('No role yet');
  });
});
