/** Which texts exist: a key that does not is a type error. */
import "i18next";
import type common from "@/locales/common.fr";
import type desk from "@/locales/desk.fr";
import type labels from "@/locales/labels.fr";
import type accounting from "@/features/accounting/locales/fr";
import type admin from "@/features/admin/locales/fr";
import type assistance from "@/features/assistance/locales/fr";
import type campaigns from "@/features/campaigns/locales/fr";
import type claims from "@/features/claims/locales/fr";
import type complaints from "@/features/complaints/locales/fr";
import type coverage from "@/features/coverage/locales/fr";
import type dashboard from "@/features/dashboard/locales/fr";
import type deadlines from "@/features/deadlines/locales/fr";
import type declaration from "@/features/declaration/locales/fr";
import type mailbox from "@/features/mailbox/locales/fr";
import type missions from "@/features/missions/locales/fr";
import type payments from "@/features/payments/locales/fr";
import type policies from "@/features/policies/locales/fr";
import type providers from "@/features/providers/locales/fr";
import type qualification from "@/features/qualification/locales/fr";
import type reports from "@/features/reports/locales/fr";
import type tasks from "@/features/tasks/locales/fr";
import type worklist from "@/features/worklist/locales/fr";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      desk: typeof desk;
      labels: typeof labels;
      accounting: typeof accounting;
      admin: typeof admin;
      assistance: typeof assistance;
      campaigns: typeof campaigns;
      claims: typeof claims;
      complaints: typeof complaints;
      coverage: typeof coverage;
      dashboard: typeof dashboard;
      deadlines: typeof deadlines;
      declaration: typeof declaration;
      mailbox: typeof mailbox;
      missions: typeof missions;
      payments: typeof payments;
      policies: typeof policies;
      providers: typeof providers;
      qualification: typeof qualification;
      reports: typeof reports;
      tasks: typeof tasks;
      worklist: typeof worklist;
    };
  }
}
