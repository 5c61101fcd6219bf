/** The password of all demo accounts. There is one account per role; the terminal and the sign-in page list them. */
export const DEMO_PASSWORD = "onramp-demo";

/** Whether an address belongs to someone in the demonstration. No real address can have this ending (RFC 2606). */
export const isDemoAddress = (email: string): boolean => email.endsWith("@demo.example");

export const DEMO_ACCOUNTS = [
  { role: "learner", name: "Ana Lind", email: "ana@demo.example" },
  { role: "peer", name: "Grace Liu", email: "grace@demo.example" },
  { role: "mentor", name: "Dr Lee Park", email: "lee@demo.example" },
  { role: "lead", name: "Maya Santos", email: "maya@demo.example" },
  { role: "admin", name: "Robin Admin", email: "root@demo.example" },
] as const;
