import type { Routes } from '@angular/router';

const edit = () => import('./feature-offer-edit/offer-edit-page.ts').then((m) => m.OfferEditPage);

export const offerRoutes: Routes = [
  {
    path: '',
    title: 'Offers',
    loadComponent: () =>
      import('./feature-offer-list/offer-list-page.ts').then((m) => m.OfferListPage),
  },
  {
    path: 'campaigns',
    title: 'Campaigns',
    loadComponent: () =>
      import('./feature-campaign-list/campaign-list-page.ts').then((m) => m.CampaignListPage),
  },
  {
    path: 'campaigns/:id',
    title: 'Campaign',
    loadComponent: () =>
      import('./feature-campaign-page/campaign-page.ts').then((m) => m.CampaignPage),
  },
  { path: 'new', title: 'New offer', loadComponent: edit },
  { path: ':id', title: 'Offer', loadComponent: edit },
];
