/** What the office types in on the settings page. */
export interface Settings {
  readonly reminderAfterDays: number;
  /** In euros, as it is typed in. Invoices below it are not reminded of. */
  readonly smallestReminder: number;
  readonly creditorName: string;
}

export const defaultSettings: Settings = {
  reminderAfterDays: 14,
  smallestReminder: 5,
  creditorName: "Pennywhistle GmbH",
};
