// The overview of a graph that is too large to draw at once, and its groups of roles.
const OVERVIEW = DATA.opening.overview;
const GROUP_REACH = 138; // the radius of a group in the overview, below which its name stands
const ROLE_ZOOM = 0.45; // from here on the roles around it have theirs
const GROUP_ROLES = 60;
const GROUP_SHARED = 60;

function overviewScene() {
  const spots = new Map();
  for (const node of DATA.nodes) {
    if (node.x !== null) spots.set(node.id, { x: node.x, y: node.y, home: null, size: isRole(node) ? 8 : node.size, rank: isRole(node) ? 450 : 200 + node.owners, from: isRole(node) ? ROLE_ZOOM : 0 });
  }
  const bubbles = [];
  OVERVIEW.groups.forEach((group, number) => {
    if (group.leader !== null) spots.set(group.leader, { ...spots.get(group.leader), size: 15, hub: true, reach: GROUP_REACH, rank: 800, below: true, from: 0 });
    const rest = group.members.length - group.shown;
    if (rest > 0) bubbles.push({ id: number, x: group.at[0], y: group.at[1] + (group.leader === null ? 0 : 62), rest, size: 6 + Math.min(3 * Math.log2(rest), 20) });
  });
  const roles = OVERVIEW.groups.reduce((sum, group) => sum + group.shown, 0);
  const allRoles = OVERVIEW.groups.reduce((sum, group) => sum + group.members.length, 0);
  const shared = OVERVIEW.shared.length;
  const others = DATA.nodes.length - allRoles;
  return { spots, bubbles, numbers: { roles: counted(roles), allRoles: counted(allRoles), shared: counted(shared), others: counted(others), groups: OVERVIEW.groups.length } };
}

/** The name of a group: its leader and how many more. */
function groupName(number) {
  const group = OVERVIEW.groups[number];
  const rest = counted(group.members.length - (group.leader === null ? 0 : 1));
  return group.leader === null ? say("groupRest", { n: rest }) : say("groupOf", { role: labelOf(NODES.get(group.leader))[1], n: rest });
}

/** The roles of a group on a circle, and what most of them share in the middle. */
function groupScene(number, most) {
  const group = OVERVIEW.groups[number];
  const roles = group.members.slice(0, most);
  const inside = new Set(roles);
  const owners = new Map();
  for (const role of roles) {
    for (const id of new Set(TOUCHING.get(role).map((edge) => otherEnd(edge, role)))) {
      if (!isRole(NODES.get(id))) owners.set(id, [...(owners.get(id) ?? []), role]);
    }
  }
  const all = [...owners.keys()].filter((id) => owners.get(id).length > 1).sort((one, other) => owners.get(other).length - owners.get(one).length || one - other);
  const shared = all.slice(0, GROUP_SHARED);
  const half = 46 * Math.sqrt((1.6 * shared.length) / Math.PI) + 40;
  const far = Math.max(half + 90, (roles.length * 34) / (2 * Math.PI));
  const spots = new Map();
  roles.forEach((role, place) => {
    const angle = (2 * Math.PI * place) / roles.length;
    spots.set(role, { x: 1.2 * far * Math.sin(angle), y: -far * Math.cos(angle), home: null, size: role === group.leader ? 15 : 9, hub: role === group.leader, reach: 15, rank: role === group.leader ? 800 : 500 });
  });
  const wanted = shared.map((id) => middleOf(owners.get(id).map((role) => spots.get(role))));
  pushed(wanted, half).forEach((at, place) => spots.set(shared[place], { x: at.x * 1.2, y: at.y, home: null, size: Math.min(NODES.get(shared[place]).size, 9), rank: 200 + owners.get(shared[place]).length }));
  const numbers = { roles: counted(roles.length), allRoles: counted(group.members.length), shared: counted(shared.length), allShared: counted(all.length) };
  return { spots, numbers, left: group.members.length - roles.length, inside };
}
