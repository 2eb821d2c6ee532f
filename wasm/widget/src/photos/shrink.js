// shrink.js makes a photo small enough to save: upright, at most SIDE pixels a
// side, a JPEG. This removes all other data of the file, such as the place.

const SIDE = 1600, QUALITY = 0.8;

// A photo larger than any camera makes would only block the browser.
const BYTES = 100e6, PIXELS = 250e6;

// shrink gives the bytes; it fails if a file is no picture, or too large.
export async function shrink(file) {
  if (file.size > BYTES) throw new Error('too large');
  const picture = await load(file);
  if (picture.naturalWidth * picture.naturalHeight > PIXELS) throw new Error('too large');
  const scale = Math.min(1, SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
  const g = canvas.getContext('2d');
  g.fillStyle = '#fff';
  g.fillRect(0, 0, canvas.width, canvas.height);
  g.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('no picture');
  return blob.arrayBuffer();
}

function load(file) {
  return new Promise((done, fail) => {
    const url = URL.createObjectURL(file), picture = new Image();
    picture.onload = () => {
      URL.revokeObjectURL(url);
      done(picture);
    };
    picture.onerror = () => {
      URL.revokeObjectURL(url);
      fail(new Error('no picture'));
    };
    picture.src = url;
  });
}
