using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Calibration;

/// <summary>Fit of a light map's coefficients to mean charges: damped Gauss-Newton on Poisson-weighted residuals.</summary>
/// <remarks>
/// The efficiencies enter linearly and one by one, so they are profiled: for a given shape each has a closed form, and the normal equations
/// of the six shape coefficients are the Schur complement of the full ones. The common factor of shape and efficiencies is fixed by a mean
/// efficiency of 1. Scalar arithmetic in a fixed order: the same bits everywhere. Runs once per calibration, so it may allocate.
/// </remarks>
internal sealed class LightMapFit
{
    private const int Count = LightMapParameters.ShapeCount;
    private const int MaxIterations = 200;
    private const double Tolerance = 1e-10;          // relative change of the weighted sum of squares
    private const double StartAttenuationPerMm = 1e-4;
    private const double LeastMeanPe = 1e-9;
    private const double LeastDistanceMm = 1.0;      // the source on a photomultiplier's centre

    private readonly PmtArray _pmts;
    private readonly IReadOnlyList<CalibrationPoint> _run;
    private readonly double _darkMeanPe;
    private readonly double[] _solidAngle;
    private readonly double[] _distanceMm;
    private readonly double[] _cosine;

    public LightMapFit(PmtArray pmts, IReadOnlyList<CalibrationPoint> run, double darkMeanPe)
    {
        if (run.Count < 2)
        {
            throw new CalibrationException($"{run.Count} place of the source, where a light map needs 2");
        }

        (_pmts, _run, _darkMeanPe) = (pmts, run, darkMeanPe);
        int cells = run.Count * pmts.Count;
        (_solidAngle, _distanceMm, _cosine) = (new double[cells], new double[cells], new double[cells]);
        for (int cell = 0; cell < cells; cell++)
        {
            int pmt = cell % pmts.Count;
            Vector3 sight = run[cell / pmts.Count].PositionMm - pmts.CentresMm[pmt];
            double d = Math.Max(sight.Length, LeastDistanceMm);
            double s = Math.Sqrt((d * d) + (pmts.RadiusMm * pmts.RadiusMm));
            _distanceMm[cell] = d;
            _solidAngle[cell] = 0.5 * pmts.RadiusMm * pmts.RadiusMm / (s * (s + d));
            _cosine[cell] = Vector3.Dot(pmts.Facings[pmt], sight) / d;
        }
    }

    public (LightMapParameters Parameters, double RmsResidual) Solve()
    {
        double[] shape = Start();
        double[] trial = new double[Count];
        double[] efficiencies = new double[_pmts.Count];
        double[] trialEfficiencies = new double[_pmts.Count];
        double[] matrix = new double[Count * Count];
        double[] step = new double[Count];
        double damping = 1e-6;                        // never 0: the common factor of shape and efficiencies is a flat direction
        double chi2 = Profile(shape, efficiencies);
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            Normal(shape, efficiencies, matrix, step);
            for (int i = 0; i < Count; i++)
            {
                matrix[(i * Count) + i] *= 1.0 + damping;
            }

            double trialChi2 = double.PositiveInfinity;
            if (SymmetricSolver.Solve(matrix, step, Count))
            {
                for (int i = 0; i < Count; i++)
                {
                    trial[i] = shape[i] + step[i];
                }

                trialChi2 = Profile(trial, trialEfficiencies);
            }

            if (!(trialChi2 <= chi2))
            {
                damping *= 10.0;
                continue;
            }

            bool isDone = chi2 - trialChi2 <= Tolerance * chi2;
            (chi2, damping) = (trialChi2, Math.Max(1e-6, 0.1 * damping));
            (shape, trial) = (trial, shape);
            (efficiencies, trialEfficiencies) = (trialEfficiencies, efficiencies);
            if (isDone)
            {
                break;
            }
        }

        double rmsResidual = RmsResidual(shape, efficiencies);
        return double.IsFinite(rmsResidual)
            ? (LightMapParameters.Of(shape, efficiencies), rmsResidual)
            : throw new CalibrationException("no light of the source in the photomultipliers, from which a light map follows");
    }

    private double[] Start()
    {
        double charge = 0.0;
        double light = 0.0;
        for (int cell = 0; cell < _solidAngle.Length; cell++)
        {
            CalibrationPoint point = _run[cell / _pmts.Count];
            charge += point.EventCount * (point.MeanChargesPe[cell % _pmts.Count] - _darkMeanPe);
            light += point.EventCount * point.EnergyMeV * _solidAngle[cell] * 0.5 * (1.0 + _cosine[cell]);
        }

        double scale = charge / light;
        return [0.5 * scale, 0.5 * scale, 0.0, StartAttenuationPerMm, 0.0, 0.0];
    }

    // Sets the efficiencies to their best values for a shape, rescales both to a mean efficiency
    // of 1, and returns the weighted sum of squares.
    private double Profile(double[] shape, double[] efficiencies)
    {
        double mean = 0.0;
        for (int pmt = 0; pmt < _pmts.Count; pmt++)
        {
            double charge = 0.0;
            double light = 0.0;
            for (int k = 0; k < _run.Count; k++)
            {
                charge += _run[k].EventCount * (_run[k].MeanChargesPe[pmt] - _darkMeanPe);
                light += _run[k].EventCount * _run[k].EnergyMeV * Light(shape, (k * _pmts.Count) + pmt);
            }

            efficiencies[pmt] = Math.Max(0.0, charge) / Math.Max(LeastMeanPe, light);
            mean += efficiencies[pmt] / _pmts.Count;
        }

        for (int pmt = 0; pmt < _pmts.Count; pmt++)
        {
            efficiencies[pmt] /= mean;
        }

        foreach (int linear in (ReadOnlySpan<int>)[0, 1, 2, 4, 5])
        {
            shape[linear] *= mean;
        }

        double chi2 = 0.0;
        for (int cell = 0; cell < _solidAngle.Length; cell++)
        {
            (double residual, double mu, int eventCount) = Residual(shape, efficiencies, cell);
            chi2 += eventCount * residual * residual / mu;
        }

        return chi2;
    }

    // Normal equations of the shape after elimination of the efficiencies.
    private void Normal(double[] shape, double[] efficiencies, double[] matrix, double[] gradient)
    {
        Array.Clear(matrix);
        Array.Clear(gradient);
        Span<double> by = stackalloc double[Count];
        Span<double> mixed = stackalloc double[Count];
        for (int pmt = 0; pmt < _pmts.Count; pmt++)
        {
            mixed.Clear();
            double diagonal = 0.0;
            double own = 0.0;
            for (int k = 0; k < _run.Count; k++)
            {
                int cell = (k * _pmts.Count) + pmt;
                (double residual, double mu, int eventCount) = Residual(shape, efficiencies, cell);
                double weight = eventCount / mu;
                double byEfficiency = _run[k].EnergyMeV * Light(shape, cell);
                Derivatives(shape, cell, _run[k].EnergyMeV * efficiencies[pmt], by);
                diagonal += weight * byEfficiency * byEfficiency;
                own += weight * byEfficiency * residual;
                for (int i = 0; i < Count; i++)
                {
                    gradient[i] += weight * by[i] * residual;
                    mixed[i] += weight * by[i] * byEfficiency;
                    for (int j = 0; j <= i; j++)
                    {
                        matrix[(i * Count) + j] += weight * by[i] * by[j];
                    }
                }
            }

            if (diagonal > 0.0)
            {
                for (int i = 0; i < Count; i++)
                {
                    gradient[i] -= mixed[i] * own / diagonal;
                    for (int j = 0; j <= i; j++)
                    {
                        matrix[(i * Count) + j] -= mixed[i] * mixed[j] / diagonal;
                    }
                }
            }
        }
    }

    private double RmsResidual(double[] shape, double[] efficiencies)
    {
        double squares = 0.0;
        double charges = 0.0;
        for (int cell = 0; cell < _solidAngle.Length; cell++)
        {
            (double residual, double mu, int eventCount) = Residual(shape, efficiencies, cell);
            squares += eventCount * residual * residual / mu;
            charges += eventCount * mu;
        }

        return Math.Sqrt(squares / charges);
    }

    private (double Residual, double Mu, int EventCount) Residual(double[] shape, double[] efficiencies, int cell)
    {
        CalibrationPoint point = _run[cell / _pmts.Count];
        int pmt = cell % _pmts.Count;
        double mu = Math.Max(LeastMeanPe, (point.EnergyMeV * efficiencies[pmt] * Light(shape, cell)) + _darkMeanPe);
        return (point.MeanChargesPe[pmt] - mu, mu, point.EventCount);
    }

    private double Light(double[] shape, int cell)
    {
        double c = _cosine[cell];
        double direct = _solidAngle[cell] * (shape[0] + (c * (shape[1] + (c * shape[2])))) * Elementary.Exp(-shape[3] * _distanceMm[cell]);
        return direct + shape[4] + (shape[5] * Radius2M2(cell));
    }

    private void Derivatives(double[] shape, int cell, double factor, Span<double> by)
    {
        double c = _cosine[cell];
        double transmitted = factor * _solidAngle[cell] * Elementary.Exp(-shape[3] * _distanceMm[cell]);
        by[0] = transmitted;
        by[1] = transmitted * c;
        by[2] = transmitted * c * c;
        by[3] = -_distanceMm[cell] * transmitted * (shape[0] + (c * (shape[1] + (c * shape[2]))));
        by[4] = factor;
        by[5] = factor * Radius2M2(cell);
    }

    private double Radius2M2(int cell) => 1e-6 * _run[cell / _pmts.Count].PositionMm.LengthSquared;
}
