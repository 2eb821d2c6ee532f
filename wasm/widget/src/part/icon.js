// icon.js draws the icons: lines on a grid of 24, in the colour of the words.

import { s } from './dom.js';

const paths = {
  back: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7', down: 'M5 9l7 7 7-7', tick: 'M4.5 12.5l5 5L19.5 7', search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20 20',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3', clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2', flag: 'M6 21V4M6 4.5h11l-2.5 4L17 12.5H6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z', warn: 'M12 4L2.5 20h19zM12 10v4.5M12 17v.5',
  ask: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM9.5 9.5a2.5 2.5 0 113.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5', list: 'M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5',
  minus: 'M5 12h14', plus: 'M12 5v14M5 12h14', bin: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13', print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z', save: 'M12 4v11M7.5 11l4.5 4.5L16.5 11M4 20h16',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4', calendar: 'M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7', camera: 'M3.5 7.5h4L9 5h6l1.500 2.500h4V19h-17zM12 9.500a3.500 3.500 0 100 7 3.500 3.500 0 000-7z', folder: 'M3.5 6h6l2 2.5h9V19h-17z', other: 'M5 12h.5M12 12h.5M19 12h.5',
  // places
  bowl: 'M4 11h16a8 8 0 01-5 7.4V20H9v-1.6A8 8 0 014 11zM9 8V5M12 8V4M15 8V5', house: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5', shop: 'M4 10V20h16V10M3 10l2-6h14l2 6zM10 20v-5h4v5',
  bed: 'M3.5 18V6M3.5 15h17v3M20.5 15v-2.5a2.5 2.5 0 00-2.5-2.5H10v5M6.7 9.3a1.6 1.6 0 100 3.2 1.6 1.6 0 000-3.2z', mic: 'M12 3.5a3 3 0 00-3 3V11a3 3 0 006 0V6.500a3 3 0 00-3-3zM6 11a6 6 0 0012 0M12 17v3.500M9 20.500h6',
  school: 'M2.5 9.500L12 5l9.5 4.500L12 14zM6.5 11.500V16c3 2.5 8 2.5 11 0v-4.500M21.5 9.500V15', care: 'M10 3.500a1.9 1.9 0 100 3.8 1.9 1.9 0 000-3.800zM10 9.500v6l-2 5M10 15l3 5.500M10 10.500l4 2.500M17 21v-7a1.5 1.5 0 00-3-.5',
  cross: 'M4.5 4.500h15v15h-15zM12 8v8M8 12h8', factory: 'M3.5 20V10l5 3.500V10l5 3.500V4h3l1 16zM3 20h18M7 17h1M11 17h1', store: 'M3.5 20V9L12 4l8.5 5v11M7 20v-8h10v8M7 16h10',
  office: 'M5 20.500V4h14v16.500M3.5 20.500h17M9 8h1M14 8h1M9 12h1M14 12h1M10.5 20.500v-4h3v4', crane: 'M6 20.500h6M9 20.500V4l11 4H5M17 8v4M15.5 12h3v3h-3z', bus: 'M5 4.500h14V17H5zM5 12h14M8 14.700h.5M15.5 14.700h.5M7 17v2.500M17 17v2.5',
  dome: 'M3.5 13c1-5 5-7.5 8.5-7.500s7.5 2.5 8.5 7.500zM3.5 13v6h17v-6M9 19v-3h6v3', book: 'M4 5h4v15H4zM8 5h4v15H8zM13.5 6l3.7-1 3.6 14-3.7 1z', temple: 'M3 10c3 0 6-2 9-5.500C15 8 18 10 21 10M6 10v10M18 10v10M4 20h16M10 20v-5h4v5',
  plug: 'M9 3.500V8M15 3.500V8M7 8h10v4a5 5 0 01-10 0zM12 17v3.5', drop: 'M12 3.500c4 5 6 7.5 6 10.500a6 6 0 01-12 0c0-3 2-5.5 6-10.500z', wheel: 'M6.5 13a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM17.5 13a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM6.5 16.500l3-8h5l3 8M8 8.500h3',
};

const ofKind = {
  office: 'office', shop: 'shop', 'small-restaurant': 'bowl', 'mixed-use': 'house', restaurant: 'bowl', mall: 'shop', complex: 'shop', market: 'shop', hotel: 'bed', homestay: 'bed',
  entertainment: 'mic', cinema: 'mic', fitness: 'dome', sports: 'dome', hall: 'dome', transport: 'bus', hospital: 'cross', clinic: 'cross', 'elderly-care': 'care', kindergarten: 'school', school: 'school', training: 'school',
  dormitory: 'bed', 'rented-rooms': 'house', estate: 'house', workshop: 'factory', factory: 'factory', 'labour-intensive': 'factory', warehouse: 'store', 'cold-store': 'store', courier: 'store',
  chemical: 'drop', 'fuel-station': 'drop', 'ebike-site': 'wheel', 'charging-station': 'plug', 'energy-storage': 'plug', construction: 'crane', heritage: 'temple', museum: 'book', library: 'book',
  religious: 'temple', scenic: 'flag', underground: 'down', other: 'other',
};

export function icon(name, small) {
  return s('svg', { viewBox: '0 0 24 24', class: small ? 'i i-s' : 'i', 'aria-hidden': 'true', focusable: 'false' }, s('path', { d: paths[name] }));
}

// kindIcon is the picture of a kind of place; a kind that packs add later has
// the dots.
export const kindIcon = (kind) => icon(ofKind[kind] || 'other');
