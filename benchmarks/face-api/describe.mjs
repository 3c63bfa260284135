// Describes every face of every photo of a folder with face-api: SSD detector, 68 landmarks, dlib's descriptor, on the
// WebAssembly back-end. Prints one line of JSON: photos, faces, and seconds without start-up, elapsed and of the
// processor.
// Usage: node describe.mjs FOLDER [SHARE OF]   (SHARE OF: this process takes every OF-th photo, starting with SHARE)
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { imageFromBuffer, getImageData } = require('@canvas/image');
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');

const [folder, share = '0', of = '1'] = process.argv.slice(2);
wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + '/');
await tf.setBackend('wasm');
await tf.ready();
if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('This Node has no WebAssembly SIMD: no fair peer.');
const models = path.join(path.dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
await faceapi.nets.ssdMobilenetv1.loadFromDisk(models);
await faceapi.nets.faceLandmark68Net.loadFromDisk(models);
await faceapi.nets.faceRecognitionNet.loadFromDisk(models);
const options = new faceapi.SsdMobilenetv1Options({ minConfidence: 0.5 });

const photos = fs.readdirSync(folder).filter((name) => /\.jpe?g$/i.test(name)).sort();
const mine = photos.filter((_, index) => index % Number(of) === Number(share));
await describe(mine[0]); // warm-up: kernels are compiled on first use
const start = performance.now();
const startProcessor = process.cpuUsage();
let faces = 0;
for (const photo of mine) faces += await describe(photo);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(startProcessor);
console.log(JSON.stringify({ photos: mine.length, faces, seconds, processorSeconds: (user + system) / 1e6 }));

async function describe(photo) {
  const canvas = await imageFromBuffer(fs.readFileSync(path.join(folder, photo)));
  const { data } = getImageData(canvas);
  const rgb = new Int32Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    rgb[to++] = data[from];
    rgb[to++] = data[from + 1];
    rgb[to++] = data[from + 2];
  }
  const tensor = tf.tensor3d(rgb, [canvas.height, canvas.width, 3], 'int32');
  const found = await faceapi.detectAllFaces(tensor, options).withFaceLandmarks().withFaceDescriptors();
  tensor.dispose();
  return found.length;
}
