/** The people in the demonstration. A learner's `ability` decides how good their submitted work is. */

export const PEOPLE = [
  { name: "Ana Lind", email: "ana@demo.example", role: "learner", ability: 0.7 },
  { name: "Ben Okafor", email: "ben@demo.example", role: "learner", ability: 0.85 },
  { name: "Chiara Rossi", email: "chiara@demo.example", role: "learner", ability: 0.6 },
  { name: "Dmitri Volkov", email: "dmitri@demo.example", role: "learner", ability: 0.35 },
  { name: "Emeka Obi", email: "emeka@demo.example", role: "learner", ability: 0.5 },
  { name: "Fatima Haddad", email: "fatima@demo.example", role: "learner", ability: 0.9 },
  { name: "Grace Liu", email: "grace@demo.example", role: "learner", ability: 0.55 },
  { name: "Hugo Sandberg", email: "hugo@demo.example", role: "learner", ability: 0.2 },
  { name: "Dr Lee Park", email: "lee@demo.example", role: "mentor", ability: 0 },
  { name: "Maya Santos", email: "maya@demo.example", role: "lead", ability: 0 },
  { name: "Robin Admin", email: "root@demo.example", role: "admin", ability: 0 },
] as const;
