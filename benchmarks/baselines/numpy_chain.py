#!/usr/bin/env python3
"""The prompt signal of inverse beta decay as one would write it by hand in numpy. See README.md.

    python3 numpy_chain.py EVENTS [--histogram] [--json]
"""
import argparse
import json
import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np

ELECTRON, PROTON, NEUTRON, MICHEL_END = 0.51099895, 938.27208816, 939.56542052, 52.828   # MeV
NUCLEON, GAP = (PROTON + NEUTRON) / 2, NEUTRON - PROTON
RECOIL = (GAP**2 - ELECTRON**2) / (2 * NUCLEON)
LEAST_ENERGY = 21.0                                        # MeV, antineutrino: prompt signals from 20 MeV on
TARGET_RADIUS, TARGET_HALF_HEIGHT = 1.60, 1.25             # m
WALL_RADIUS, WALL_HALF_HEIGHT, TUBE_RADIUS = 1.90, 1.55, 0.127
ATTENUATION, NS_PER_M = 10.0, 1.50 / 0.299792458
PE_PER_MEV = 200.0                                         # at the centre
FAST, SLOW, SLOW_SHARE, SPREAD = 4.3, 16.0, 0.25, 1.5      # ns
CHARGE_WIDTH = 0.35
SAMPLES, PERIOD, START = 120, 2.0, 20.0                    # ns
PHASES, TAPS, PULSE_PEAK = 16, 12, 4.0                     # the last in ns
COUNTS_PER_PE, NOISE_COUNTS = 100.0, 0.8
CHUNK = 200


def tubes():
    """Places and facings: five rings of twelve on the mantle, six and twelve on each end."""
    places, facings = [], []
    for z in (-1.2, -0.6, 0.0, 0.6, 1.2):
        for angle in 2 * np.pi * (np.arange(12) + 0.5) / 12:
            places.append((WALL_RADIUS * np.cos(angle), WALL_RADIUS * np.sin(angle), z))
            facings.append((-np.cos(angle), -np.sin(angle), 0.0))
    for side in (-1.0, 1.0):
        for radius, count in ((0.65, 6), (1.35, 12)):
            for angle in 2 * np.pi * (np.arange(count) + 0.25) / count:
                places.append((radius * np.cos(angle), radius * np.sin(angle), side * WALL_HALF_HEIGHT))
                facings.append((0.0, 0.0, -side))
    return np.array(places), np.array(facings)


PLACES, FACINGS = tubes()
TUBES = len(PLACES)


def acceptance(vertices):
    """Distance to each tube, and the part of the light that it would see. Shapes: (events, tubes)."""
    sight = PLACES - vertices[:, None, :]
    distance = np.linalg.norm(sight, axis=2)
    cosine = np.maximum(-(sight * FACINGS).sum(axis=2) / distance, 0.0)
    solid_angle = 0.5 * (1.0 - distance / np.hypot(distance, TUBE_RADIUS))
    return distance, solid_angle * cosine * np.exp(-distance / ATTENUATION)


CENTRE = acceptance(np.zeros((1, 3)))[1].sum()


class Energies:
    """Antineutrino energies: decay at rest times cross section, by the inverse of a table."""

    def __init__(self):
        self.energy = np.linspace(LEAST_ENERGY, MICHEL_END, 8001)
        x = self.energy / MICHEL_END
        zeroth = self.energy - GAP
        positron = zeroth * (1.0 - self.energy / NUCLEON) - RECOIL
        weight = x**2 * (3 - 2 * x) * positron * np.sqrt(positron**2 - ELECTRON**2)
        area = np.concatenate(([0.0], np.cumsum(weight[1:] + weight[:-1])))
        self.cumulative = area / area[-1]

    def sample(self, rng, count):
        return np.interp(rng.random(count), self.cumulative, self.energy)


def positrons(rng, energy):
    """Visible energy of the positron after the recoil of the neutron; its angle is linear in the cosine."""
    zeroth = energy - GAP
    speed = np.sqrt(zeroth**2 - ELECTRON**2) / zeroth
    slope = np.clip(speed * ((1 - 1.26**2) / (1 + 3 * 1.26**2) + 7.2 * energy / NUCLEON), -0.99, 0.99)
    root = np.sqrt((1 - slope) ** 2 + 4 * slope * rng.random(len(energy)))
    cosine = (root - 1) / slope
    return zeroth * (1 - energy / NUCLEON * (1 - speed * cosine)) - RECOIL + ELECTRON


def vertices_in_target(rng, count):
    radius, angle = TARGET_RADIUS * np.sqrt(rng.random(count)), 2 * np.pi * rng.random(count)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle), TARGET_HALF_HEIGHT * (2 * rng.random(count) - 1)))


def pulse_taps():
    """One photo-electron's pulse by the sixteenth of a sample in which it starts; area 1. Shape: (phases, taps)."""
    x = np.maximum((np.arange(TAPS) - np.arange(PHASES)[:, None] / PHASES) * PERIOD / PULSE_PEAK, 0.0)
    height = x**2 * np.exp(2 * (1 - x))
    return height / height.sum(axis=1, keepdims=True)


def waveforms(rng, taps, distance, mean):
    """Photo-electrons one by one into samples, in p.e. per sample. Shape: (events, tubes, samples)."""
    counts = rng.poisson(mean).ravel()
    owner = np.repeat(np.arange(len(counts)), counts)
    number = len(owner)
    time_ns = np.repeat(START + NS_PER_M * distance.ravel(), counts)
    time_ns += np.where(rng.random(number) < SLOW_SHARE, SLOW, FAST) * rng.standard_exponential(number)
    time_ns += SPREAD * rng.standard_normal(number)
    charge = np.abs(1.0 + CHARGE_WIDTH * rng.standard_normal(number))
    place = time_ns / PERIOD
    inside = (place >= 0.0) & (place < SAMPLES)
    place, charge, owner = place[inside], charge[inside], owner[inside]
    sample = place.astype(np.int64)
    cells = len(counts) * SAMPLES
    if taps is None:
        return np.bincount(owner * SAMPLES + sample, charge, cells).reshape(*mean.shape, SAMPLES), number
    phase = ((place - sample) * PHASES).astype(np.int64)
    trace = np.zeros(cells)
    for tap in range(TAPS):
        fits = sample < SAMPLES - tap
        trace += np.bincount((owner * SAMPLES + sample + tap)[fits], (charge * taps[phase, tap])[fits], cells)
    counts_of_samples = np.rint(COUNTS_PER_PE * trace + NOISE_COUNTS * rng.standard_normal(cells)).astype(np.int16)
    return counts_of_samples.reshape(*mean.shape, SAMPLES), number


class Reconstruction:
    """Charge-weighted vertex with one stretch, and the total charge over the light expected there."""

    def __init__(self):
        along = np.linspace(0.0, 1.2, 7)
        seen = acceptance(np.column_stack((along, 0 * along, 0 * along)))[1]
        self.stretch = 1.0 / np.polyfit(along, seen @ PLACES[:, 0] / seen.sum(axis=1), 1)[0]
        self.rho, self.z = np.linspace(0.0, WALL_RADIUS, 20), np.linspace(-WALL_HALF_HEIGHT, WALL_HALF_HEIGHT, 32)
        grid = np.stack([a.ravel() for a in np.meshgrid(self.rho, 0.0, self.z, indexing="ij")], axis=1)
        self.response = acceptance(0.98 * grid)[1].sum(axis=1).reshape(len(self.rho), len(self.z)) / CENTRE

    def response_at(self, rho, z):
        u = np.clip(rho / self.rho[1], 0, len(self.rho) - 1.001)
        v = np.clip((z - self.z[0]) / (self.z[1] - self.z[0]), 0, len(self.z) - 1.001)
        i, j = u.astype(int), v.astype(int)
        u, v = u - i, v - j
        near = self.response[i, j] + v * (self.response[i, j + 1] - self.response[i, j])
        far = self.response[i + 1, j] + v * (self.response[i + 1, j + 1] - self.response[i + 1, j])
        return near + u * (far - near)

    def fit(self, waves, has_counts):
        charge = waves.sum(axis=2) / (COUNTS_PER_PE if has_counts else 1.0)
        first_sample = (waves > (0.5 * COUNTS_PER_PE if has_counts else 0.5)).argmax(axis=2).min(axis=1)
        total = charge.sum(axis=1)
        vertex = self.stretch * (charge @ PLACES) / total[:, None]
        energy = total / (PE_PER_MEV * self.response_at(np.hypot(vertex[:, 0], vertex[:, 1]), vertex[:, 2]))
        return vertex, energy, first_sample


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("events", type=int)
    arguments.add_argument("--histogram", action="store_true", help="charges into samples: no pulses, no noise")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    rng, energies, reconstruction = np.random.default_rng(1), Energies(), Reconstruction()
    taps = None if options.histogram else pulse_taps()
    drawn, results = 0, []
    start = time.process_time()
    for first in range(0, options.events, CHUNK):
        count = min(CHUNK, options.events - first)
        visible = positrons(rng, energies.sample(rng, count))
        vertices = vertices_in_target(rng, count)
        distance, seen = acceptance(vertices)
        waves, number = waveforms(rng, taps, distance, seen * (PE_PER_MEV / CENTRE * visible)[:, None])
        vertex, energy, _ = reconstruction.fit(waves, taps is not None)
        drawn += number
        results.append(np.column_stack((visible, energy / visible - 1, vertex - vertices)))
    seconds = time.process_time() - start
    visible, off, x, _, z = np.concatenate(results).T
    report = {
        "events": options.events, "photoElectrons": drawn, "seconds": seconds, "meanVisibleMeV": visible.mean(),
        "energyBias": off.mean(), "energySpread": off.std(), "xRmsM": np.sqrt((x**2).mean()), "zRmsM": np.sqrt((z**2).mean()),
    }
    print(json.dumps(report) if options.json else "\n".join(f"{key} {value:.6g}" for key, value in report.items()))


if __name__ == "__main__":
    main()
