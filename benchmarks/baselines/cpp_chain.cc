// The prompt signal of inverse beta decay as one would write it by hand in C++: the chain of numpy_chain.py, event by event. See README.md.
//
//   g++ -O3 -march=native -fno-math-errno -std=c++17 cpp_chain.cc -o cpp_chain
//   ./cpp_chain EVENTS [--histogram] [--tables] [--json]
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

namespace {

constexpr double kElectron = 0.51099895, kProton = 938.27208816, kNeutron = 939.56542052, kMichelEnd = 52.828;  // MeV
constexpr double kNucleon = (kProton + kNeutron) / 2, kGap = kNeutron - kProton;
constexpr double kRecoil = (kGap * kGap - kElectron * kElectron) / (2 * kNucleon);
constexpr double kLeastEnergy = 21.0;
constexpr double kTargetRadius = 1.60, kTargetHalfHeight = 1.25, kWallRadius = 1.90, kWallHalfHeight = 1.55, kTubeRadius = 0.127;  // m
constexpr double kAttenuation = 10.0, kNsPerM = 1.50 / 0.299792458, kPePerMev = 200.0;
constexpr double kFast = 4.3, kSlow = 16.0, kSlowShare = 0.25, kSpread = 1.5, kChargeWidth = 0.35, kPeriod = 2.0, kStart = 20.0;  // times in ns
constexpr int kTubes = 96, kSamples = 120, kPhases = 16, kTaps = 12;
constexpr float kCountsPerPe = 100.0f, kNoiseCounts = 0.8f;
constexpr double kPi = 3.14159265358979323846;

struct Point { double x, y, z; };

// xoshiro256++ (Blackman and Vigna), seeded with splitmix64; polar method; multiplication or transformed rejection for Poisson.
class Random {
 public:
  explicit Random(uint64_t seed) {
    for (uint64_t& word : state_) {
      uint64_t z = seed += 0x9e3779b97f4a7c15u;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
      word = z ^ (z >> 31);
    }
  }

  uint64_t Word() {
    const uint64_t result = Turn(state_[0] + state_[3], 23) + state_[0], shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = Turn(state_[3], 45);
    return result;
  }

  double Uniform() { return ((Word() >> 11) + 0.5) * 0x1p-53; }  // never 0

  double Exponential() { return -std::log(Uniform()); }

  double Normal() {
    if (has_second_) {
      has_second_ = false;
      return second_;
    }
    double u, v, square;
    do {
      u = 2 * Uniform() - 1;
      v = 2 * Uniform() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    const double scale = std::sqrt(-2 * std::log(square) / square);
    second_ = v * scale;
    has_second_ = true;
    return u * scale;
  }

  int Poisson(double mean) { return mean < 12 ? PoissonByProduct(mean) : PoissonByRejection(mean); }

 private:
  static uint64_t Turn(uint64_t word, int by) { return (word << by) | (word >> (64 - by)); }

  int PoissonByProduct(double mean) {
    const double end = std::exp(-mean);
    int count = 0;
    for (double product = Uniform(); product > end; product *= Uniform()) ++count;
    return count;
  }

  // W. Hoermann, Insurance: Mathematics and Economics 12 (1993) 39, algorithm PTRS.
  int PoissonByRejection(double mean) {
    const double root = std::sqrt(mean), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), sure = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      const double u = Uniform() - 0.5, v = Uniform(), side = 0.5 - std::fabs(u);
      const double count = std::floor((2 * a / side + b) * u + mean + 0.43);
      if (side >= 0.07 && v <= sure) return static_cast<int>(count);
      if (count < 0 || (side < 0.013 && v > side)) continue;
      if (std::log(v * inverse_alpha / (a / (side * side) + b)) <= count * std::log(mean) - mean - std::lgamma(count + 1)) return static_cast<int>(count);
    }
  }

  uint64_t state_[4];
  double second_ = 0;
  bool has_second_ = false;
};

class Detector {
 public:
  Detector() {
    int tube = 0;
    for (int ring = 0; ring < 5; ++ring)
      for (int k = 0; k < 12; ++k) {
        const double angle = 2 * kPi * (k + 0.5) / 12, c = std::cos(angle), s = std::sin(angle);
        Put(tube++, {kWallRadius * c, kWallRadius * s, -1.2 + 0.6 * ring}, {-c, -s, 0});
      }
    for (double side : {-1.0, 1.0})
      for (auto [radius, count] : {std::pair<double, int>{0.65, 6}, {1.35, 12}})
        for (int k = 0; k < count; ++k) {
          const double angle = 2 * kPi * (k + 0.25) / count;
          Put(tube++, {radius * std::cos(angle), radius * std::sin(angle), side * kWallHalfHeight}, {0, 0, -side});
        }
  }

  // Distance to each tube, m, and the part of the light that it would see; returns the sum of the latter.
  double Accept(Point from, double* distance, double* seen) const {
    double sum = 0;
    for (int i = 0; i < kTubes; ++i) {
      const double dx = x[i] - from.x, dy = y[i] - from.y, dz = z[i] - from.z, square = dx * dx + dy * dy + dz * dz, d = std::sqrt(square);
      const double cosine = std::max(0.0, -(dx * fx_[i] + dy * fy_[i] + dz * fz_[i]) / d);
      distance[i] = d;
      seen[i] = 0.5 * (1 - d / std::sqrt(square + kTubeRadius * kTubeRadius)) * cosine * std::exp(-d / kAttenuation);
      sum += seen[i];
    }
    return sum;
  }

  double x[kTubes], y[kTubes], z[kTubes];

 private:
  void Put(int i, Point place, Point facing) {
    x[i] = place.x, y[i] = place.y, z[i] = place.z;
    fx_[i] = facing.x, fy_[i] = facing.y, fz_[i] = facing.z;
  }

  double fx_[kTubes], fy_[kTubes], fz_[kTubes];
};

// Antineutrino energies from decay at rest times cross section.
class Energies {
 public:
  Energies() : energy_(kPoints), cumulative_(kPoints) {
    std::vector<double> weight(kPoints);
    for (int i = 0; i < kPoints; ++i) {
      const double e = kLeastEnergy + (kMichelEnd - kLeastEnergy) * i / (kPoints - 1), x = e / kMichelEnd;
      const double positron = (e - kGap) * (1 - e / kNucleon) - kRecoil;
      energy_[i] = e;
      weight[i] = x * x * (3 - 2 * x) * positron * std::sqrt(positron * positron - kElectron * kElectron);
    }
    for (int i = 1; i < kPoints; ++i) cumulative_[i] = cumulative_[i - 1] + weight[i] + weight[i - 1];
    for (double& c : cumulative_) c /= cumulative_.back();
  }

  double Sample(Random& random) const {
    const double u = random.Uniform();
    const long i = std::upper_bound(cumulative_.begin() + 1, cumulative_.end() - 1, u) - cumulative_.begin();
    return energy_[i - 1] + (energy_[i] - energy_[i - 1]) * (u - cumulative_[i - 1]) / (cumulative_[i] - cumulative_[i - 1]);
  }

 private:
  static constexpr int kPoints = 8001;
  std::vector<double> energy_, cumulative_;
};

// Visible energy of the positron after the recoil of the neutron; its angle is linear in the cosine.
double Visible(Random& random, double energy) {
  const double zeroth = energy - kGap, speed = std::sqrt(zeroth * zeroth - kElectron * kElectron) / zeroth;
  const double slope = std::clamp(speed * ((1 - 1.26 * 1.26) / (1 + 3 * 1.26 * 1.26) + 7.2 * energy / kNucleon), -0.99, 0.99);
  const double cosine = (std::sqrt((1 - slope) * (1 - slope) + 4 * slope * random.Uniform()) - 1) / slope;
  return zeroth * (1 - energy / kNucleon * (1 - speed * cosine)) - kRecoil + kElectron;
}

// When a photo-electron comes after the flight, ns, and how large it is: by exact samplers.
struct Exact {
  explicit Exact(bool) {}
  void Draw(Random& random, float* time, float* charge) const {
    *time = static_cast<float>(random.Exponential() * (random.Uniform() < kSlowShare ? kSlow : kFast) + kSpread * random.Normal());
    *charge = static_cast<float>(std::fabs(1 + kChargeWidth * random.Normal()));
  }
  float Noise(Random& random) { return kNoiseCounts * static_cast<float>(random.Normal()); }
};

// The same from tables of 4096 quantiles, two out of one word: faster, and without the tails beyond 1/4096.
class Tables {
 public:
  explicit Tables(bool is_used) {
    if (!is_used) return;
    constexpr int kDraws = 1 << 21;
    Random random(4096);
    const Exact exact(true);
    std::vector<float> times(kDraws), charges(kDraws);
    for (int i = 0; i < kDraws; ++i) exact.Draw(random, &times[i], &charges[i]);
    Quantiles(times, times_);
    Quantiles(charges, charges_);
    for (float& noise : noise_) noise = kNoiseCounts * static_cast<float>(random.Normal());
  }

  void Draw(Random& random, float* time, float* charge) const {
    const uint64_t word = random.Word();
    *time = At(times_, word & 0xffffffff);
    *charge = At(charges_, word >> 32);
  }

  float Noise(Random& random) {
    if (left_-- == 0) {
      word_ = random.Word();
      left_ = 3;
    }
    word_ >>= 16;
    return noise_[word_ & 0xffff];
  }

 private:
  static constexpr int kCells = 4096;
  using Table = std::array<float, kCells + 1>;

  static void Quantiles(std::vector<float>& draws, Table& table) {
    std::sort(draws.begin(), draws.end());
    for (int i = 0; i <= kCells; ++i) table[i] = draws[std::min(draws.size() - 1, draws.size() / kCells * i)];
  }

  static float At(const Table& table, uint32_t bits) {
    const uint32_t cell = bits >> 20;
    return table[cell] + (bits & 0xfffff) * 0x1p-20f * (table[cell + 1] - table[cell]);
  }

  Table times_{}, charges_{};
  std::array<float, 1 << 16> noise_{};
  uint64_t word_ = 0;
  int left_ = 0;
};

// Charge-weighted vertex with one stretch, and the total charge over the light expected there.
class Reconstruction {
 public:
  explicit Reconstruction(const Detector& detector) : detector_(detector) {
    double distance[kTubes], seen[kTubes], n = 7, sx = 0, sy = 0, sxx = 0, sxy = 0;
    centre_ = detector.Accept({0, 0, 0}, distance, seen);
    for (int step = 0; step < 7; ++step) {
      const double place = 0.2 * step, sum = detector.Accept({place, 0, 0}, distance, seen);
      double mean = 0;
      for (int i = 0; i < kTubes; ++i) mean += seen[i] * detector.x[i] / sum;
      sx += place, sy += mean, sxx += place * place, sxy += place * mean;
    }
    stretch_ = (n * sxx - sx * sx) / (n * sxy - sx * sy);
    for (int i = 0; i < kRho; ++i)
      for (int j = 0; j < kZ; ++j)
        response_[i][j] = detector.Accept(
            {0.98 * kWallRadius * i / (kRho - 1), 0, 0.98 * kWallHalfHeight * (2.0 * j / (kZ - 1) - 1)}, distance, seen) / centre_;
  }

  double Centre() const { return centre_; }

  Point Fit(const float* charges, double* energy) const {
    double total = 0, x = 0, y = 0, z = 0;
    for (int i = 0; i < kTubes; ++i) {
      total += charges[i];
      x += charges[i] * detector_.x[i];
      y += charges[i] * detector_.y[i];
      z += charges[i] * detector_.z[i];
    }
    const double scale = stretch_ / total;
    const Point vertex{scale * x, scale * y, scale * z};
    *energy = total / (kPePerMev * Response(std::hypot(vertex.x, vertex.y), vertex.z));
    return vertex;
  }

 private:
  static constexpr int kRho = 20, kZ = 32;

  double Response(double rho, double z) const {
    const double u = std::clamp(rho / kWallRadius * (kRho - 1), 0.0, kRho - 1.001);
    const double v = std::clamp((z / kWallHalfHeight + 1) / 2 * (kZ - 1), 0.0, kZ - 1.001);
    const int i = static_cast<int>(u), j = static_cast<int>(v);
    const double near = response_[i][j] + (v - j) * (response_[i][j + 1] - response_[i][j]);
    const double far = response_[i + 1][j] + (v - j) * (response_[i + 1][j + 1] - response_[i + 1][j]);
    return near + (u - i) * (far - near);
  }

  const Detector& detector_;
  double centre_, stretch_, response_[kRho][kZ];
};

struct Report {
  long photo_electrons = 0;
  double seconds = 0, visible = 0, bias = 0, square = 0, x_square = 0, z_square = 0;
};

template <class Sampler>
Report Run(long events, bool has_pulses) {
  const Detector detector;
  const Reconstruction reconstruction(detector);
  const Energies energies;
  Sampler sampler(true);
  float taps[kPhases][kTaps];
  for (int phase = 0; phase < kPhases; ++phase) {
    double area = 0;
    for (int pass = 0; pass < 2; ++pass)
      for (int tap = 0; tap < kTaps; ++tap) {
        const double x = std::max(0.0, (tap - phase / double(kPhases)) * kPeriod / 4.0), height = x * x * std::exp(2 * (1 - x));
        if (pass == 0) area += height;
        else taps[phase][tap] = static_cast<float>(height / area);
      }
  }

  Random random(1);
  std::vector<float> trace(kSamples + kTaps);
  std::vector<int16_t> counts(kTubes * kSamples);
  std::vector<int> first_samples(events);
  Report report;
  const std::clock_t start = std::clock();
  for (long event = 0; event < events; ++event) {
    const double visible = Visible(random, energies.Sample(random));
    const double radius = kTargetRadius * std::sqrt(random.Uniform()), angle = 2 * kPi * random.Uniform();
    const Point vertex{radius * std::cos(angle), radius * std::sin(angle), kTargetHalfHeight * (2 * random.Uniform() - 1)};
    double distance[kTubes], seen[kTubes];
    detector.Accept(vertex, distance, seen);
    float charges[kTubes];
    int first = kSamples;
    for (int tube = 0; tube < kTubes; ++tube) {
      std::fill(trace.begin(), trace.end(), 0.0f);
      const int number = random.Poisson(seen[tube] * kPePerMev / reconstruction.Centre() * visible);
      report.photo_electrons += number;
      const float flight = static_cast<float>(kStart + kNsPerM * distance[tube]);
      for (int k = 0; k < number; ++k) {
        float time, charge;
        sampler.Draw(random, &time, &charge);
        const float place = (flight + time) * static_cast<float>(1 / kPeriod);
        if (!(place >= 0 && place < kSamples)) continue;
        const int sample = static_cast<int>(place);
        if (!has_pulses) {
          trace[sample] += charge;
          continue;
        }
        const float* pulse = taps[static_cast<int>((place - sample) * kPhases)];
        for (int tap = 0; tap < kTaps; ++tap) trace[sample + tap] += charge * pulse[tap];
      }

      float sum = 0;
      int over = kSamples;
      if (has_pulses) {
        int16_t* samples = &counts[tube * kSamples];
        int whole = 0;
        for (int i = 0; i < kSamples; ++i) samples[i] = static_cast<int16_t>(std::lrintf(kCountsPerPe * trace[i] + sampler.Noise(random)));
        for (int i = 0; i < kSamples; ++i) whole += samples[i];
        over = static_cast<int>(std::find_if(samples, samples + first, [](int16_t s) { return s > kCountsPerPe / 2; }) - samples);
        sum = whole / kCountsPerPe;
      } else {
        for (int i = 0; i < kSamples; ++i) sum += trace[i];
        over = static_cast<int>(std::find_if(trace.begin(), trace.begin() + first, [](float s) { return s > 0.5f; }) - trace.begin());
      }
      charges[tube] = sum;
      first = std::min(first, over);
    }

    double energy;
    const Point fitted = reconstruction.Fit(charges, &energy);
    first_samples[event] = first;
    const double off = energy / visible - 1;
    report.visible += visible / events;
    report.bias += off / events;
    report.square += off * off / events;
    report.x_square += (fitted.x - vertex.x) * (fitted.x - vertex.x) / events;
    report.z_square += (fitted.z - vertex.z) * (fitted.z - vertex.z) / events;
  }
  report.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return report;
}

}  // namespace

int main(int count, char** arguments) {
  long events = 0;
  bool has_pulses = true, has_tables = false, is_json = false;
  for (int i = 1; i < count; ++i) {
    if (!std::strcmp(arguments[i], "--histogram")) has_pulses = false;
    else if (!std::strcmp(arguments[i], "--tables")) has_tables = true;
    else if (!std::strcmp(arguments[i], "--json")) is_json = true;
    else events = std::atol(arguments[i]);
  }
  if (events <= 0) {
    std::fprintf(stderr, "usage: cpp_chain EVENTS [--histogram] [--tables] [--json]\n");
    return 2;
  }
  const Report r = has_tables ? Run<Tables>(events, has_pulses) : Run<Exact>(events, has_pulses);
  std::printf(
      is_json ? "{\"events\": %ld, \"photoElectrons\": %ld, \"seconds\": %.6f, \"meanVisibleMeV\": %.6g, \"energyBias\": %.6g, "
                "\"energySpread\": %.6g, \"xRmsM\": %.6g, \"zRmsM\": %.6g}\n"
              : "events %ld\nphotoElectrons %ld\nseconds %.6f\nmeanVisibleMeV %.6g\nenergyBias %.6g\nenergySpread %.6g\nxRmsM %.6g\nzRmsM %.6g\n",
      events, r.photo_electrons, r.seconds, r.visible, r.bias, std::sqrt(r.square - r.bias * r.bias), std::sqrt(r.x_square), std::sqrt(r.z_square));
  return 0;
}
