/** Finds steps that wait for each other in a circle. Iterative (Tarjan), so that a chain of thousands of steps is no trouble. */

type Visit = { id: string; next: number };

/** The groups of ids that reach each other; one id alone counts when it points to itself. */
export function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: string[][] = [];

  const enter = (id: string, visits: Visit[]) => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    visits.push({ id, next: 0 });
  };
  const lower = (id: string, by: number) => low.set(id, Math.min(low.get(id) ?? by, by));
  const leave = (id: string, visits: Visit[]) => {
    visits.pop();
    const parent = visits.at(-1);
    if (parent) lower(parent.id, low.get(id) ?? 0);
    if (low.get(id) !== order.get(id)) return;
    const group = open.splice(open.lastIndexOf(id));
    for (const member of group) isOpen.delete(member);
    if (group.length > 1 || edges.get(id)?.includes(id)) circles.push(group);
  };

  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const visits: Visit[] = [];
    enter(root, visits);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const target = edges.get(visit.id)?.[visit.next++];
      if (target === undefined) leave(visit.id, visits);
      else if (!order.has(target)) enter(target, visits);
      else if (isOpen.has(target)) lower(visit.id, order.get(target) ?? 0);
    }
  }
  return circles;
}
