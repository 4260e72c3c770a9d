using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Generator.Oscillation;

namespace JparcSim.Generator;

/// <summary>All that a macro says about interactions: its channels, ready to generate. Immutable.</summary>
public sealed class GeneratorModel
{
    /// <summary>The source; needed by channels with a rate.</summary>
    public static readonly SectionKey SourceKey = new(
        "source", NeutrinoSource.Schema, "protons and neutrinos; needed by every channel with a rate", true);

    /// <summary>The oscillation; needed by the channel <c>ibd</c>.</summary>
    public static readonly SectionKey OscillationKey = new(
        "oscillation", OscillationModel.Schema, "nubar_mu to nubar_e; needed by ibd", true);

    /// <summary>The channels.</summary>
    public static readonly VariantsKey ChannelsKey = new(
        "channels", ChannelCatalog.Selector, ChannelCatalog.Schemas, "what is simulated, each channel once");

    /// <summary>The exposure that weights refer to.</summary>
    public static readonly NumberKey ExposurePotKey =
        new NumberKey(
            "exposurePot", 1.0, 1e27,
            "protons on target that the weights of channels with a rate refer to; needed with events, left out with pot: that pot") with { IsRequired = false };

    /// <summary>The part of each spill that is simulated.</summary>
    public static readonly NumbersKey GateUsKey = new(
        "gateUs", 2, -PeriodUs, PeriodUs,
        "start and end of the simulated part of each spill, us after the first bunch. With pot: interactions outside are drawn and "
            + "counted in the table exposure, not simulated; left out: 40 ms from the first bunch on. With events: only beside channels "
            + "whose rate is per time (cosmic rays, accidentals), and needed by them: their events lie evenly in it", true);

    private const double PeriodUs = 1e6 / Beam.ProtonBeam.SpillRateHz;

    private GeneratorModel(
        ChannelContext context,
        IReadOnlyList<IInteractionChannel> channels,
        IReadOnlyList<double> shares,
        double? exposurePot,
        string? gateFiller)
    {
        Source = context.Source;
        Oscillation = context.Oscillation;
        Channels = channels;
        Shares = shares;
        ExposurePot = exposurePot;
        GateUs = (context.Gate.FromUs, context.Gate.ToUs);
        GateFiller = gateFiller;
    }

    /// <summary>The neutrino source; null when the macro has none.</summary>
    public NeutrinoSource? Source { get; }

    /// <summary>The oscillation; null when the macro has none.</summary>
    public OscillationModel? Oscillation { get; }

    /// <summary>The channels in the order of the macro: a channel's code is its place in this list.</summary>
    public IReadOnlyList<IInteractionChannel> Channels { get; }

    /// <summary>Part of the generated events of each channel; they sum to 1.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Protons on target that weights refer to; null when the macro does not say.</summary>
    public double? ExposurePot { get; }

    /// <summary>The simulated part of each spill, us.</summary>
    public (double FromUs, double ToUs) GateUs { get; }

    /// <summary>A channel whose events fill the gate; null when there is none.</summary>
    public string? GateFiller { get; }

    /// <summary>Reads the generator's part of a macro. Problems go to the section's log; the result is then not to be used.</summary>
    /// <param name="macroRoot">The macro.</param>
    /// <param name="geometry">The detector.</param>
    /// <param name="mode">How the macro asks for events.</param>
    /// <param name="nuclei">What recoils; null in a detector of another kind.</param>
    public static GeneratorModel Read(ConfigSection macroRoot, DetectorGeometry geometry, GenerationMode mode, ExposedNuclei? nuclei = null)
    {
        NeutrinoSource? source = macroRoot.Section(SourceKey) is { } sourceSection ? NeutrinoSource.Read(sourceSection, geometry) : null;
        OscillationModel? oscillation = macroRoot.Section(OscillationKey) is { } oscillationSection
            ? OscillationModel.Read(oscillationSection)
            : null;
        if (nuclei is not null && oscillation is not null)
        {
            // Only here: beside the channels of a scintillator, which --set may exchange, the section of the macro may stay.
            macroRoot.Problem(
                OscillationKey, "nubar_mu to nubar_e in a detector of nuclear recoils, where no channel takes it",
                "sin2TwoThetaEe and deltaM2 in channels[].modifications of the channel cevns");
        }

        var context = new ChannelContext(geometry, source, oscillation, ReadGate(macroRoot), mode, nuclei);
        var channels = new List<IInteractionChannel>();
        var shares = new List<double>();
        var names = new HashSet<string>();
        foreach ((string name, ConfigSection section) in macroRoot.Variants(ChannelsKey))
        {
            ChannelDefinition definition = ChannelCatalog.All[name];
            IInteractionChannel? channel = Create(name, definition, context, section);
            double share = section.Number(ChannelCatalog.Share);
            double scale = definition.Schema.Keys.Contains(ChannelCatalog.Scale) ? section.Number(ChannelCatalog.Scale) : 1.0;
            section.RejectUnknown(definition.Schema);
            if (!names.Add(name))
            {
                macroRoot.Problem(ChannelsKey, $"channel '{name}' twice", "each channel at most once");
            }

            if (channel is not null)
            {
                channels.Add(scale == 1.0 ? channel : new ScaledChannel(channel, scale));
                shares.Add(share);
            }
        }

        if (names.Count == 0 && macroRoot.Has(ChannelsKey))
        {
            macroRoot.Problem(ChannelsKey, "no channel", NearestName.Expectation("", ChannelCatalog.All.Keys));
        }

        double? exposurePot = macroRoot.Has(ExposurePotKey) ? macroRoot.Number(ExposurePotKey) : null;
        return new GeneratorModel(context, channels, Normalise(macroRoot, shares), exposurePot, names.FirstOrDefault(name => ChannelCatalog.All[name].FillsGate));
    }

    /// <summary>Reports a missing exposure when a channel has a rate: what count mode must ask for.</summary>
    public void RequireExposurePot(ConfigSection macroRoot)
    {
        if (ExposurePot is null && Channels.FirstOrDefault(channel => channel.HasRate) is { } channel)
        {
            macroRoot.Problem(
                ExposurePotKey, $"no key 'exposurePot' beside channel '{channel.Name}', which has a rate",
                "exposurePot: 1.114e23, for instance");
        }
    }

    /// <summary>Reports a missing gate when a channel fills it, and one that has no effect: what count mode must ask for.</summary>
    public void RequireGate(ConfigSection macroRoot)
    {
        bool hasGate = macroRoot.Has(GateUsKey);
        if (GateFiller is not null && !hasGate)
        {
            macroRoot.Problem(
                GateUsKey, $"no key 'gateUs' beside channel '{GateFiller}', whose rate is per time", "gateUs: [0, 20], for instance");
        }

        if (GateFiller is null && hasGate)
        {
            macroRoot.Problem(
                GateUsKey, "a gate beside events, where every event is simulated", "gateUs only with pot, or beside a channel whose rate is per time");
        }
    }

    private static IInteractionChannel? Create(string name, ChannelDefinition definition, ChannelContext context, ConfigSection section)
    {
        if (definition.Kind == context.Kind)
        {
            return definition.Create(context, section);
        }

        section.Problem(
            ChannelNeeds.ChannelKey, $"channel '{name}' and the detector {context.Geometry.Name}, which is {Describe(context.Kind)}",
            $"{Describe(definition.Kind)}, or one of the channels {string.Join(", ", ChannelCatalog.All.Where(each => each.Value.Kind == context.Kind).Select(each => each.Key))}");
        return null;
    }

    private static string Describe(DetectorKind kind) => kind == DetectorKind.Recoil ? "a detector of nuclear recoils" : "a liquid scintillator";

    private static double[] Normalise(ConfigSection macroRoot, List<double> shares)
    {
        double sum = 0.0;
        foreach (double share in shares)
        {
            sum += share;
        }

        if (shares.Count > 0 && !(sum > 0.0))
        {
            macroRoot.Problem(ChannelsKey, "shares that sum to 0", "at least one positive share");
            sum = 1.0;
        }

        return [.. shares.Select(share => share / sum)];
    }

    private static TimeWindow ReadGate(ConfigSection macroRoot)
    {
        if (!macroRoot.Has(GateUsKey))
        {
            return new TimeWindow(0.0, PeriodUs);
        }

        IReadOnlyList<double> ends = macroRoot.Numbers(GateUsKey);
        if (!(ends[1] > ends[0]))
        {
            macroRoot.Problem(GateUsKey, $"[{ends[0]}, {ends[1]}]", "a start before the end");
        }
        else if (ends[1] - ends[0] > PeriodUs)
        {
            macroRoot.Problem(GateUsKey, $"[{ends[0]}, {ends[1]}], longer than {PeriodUs} us", "at most the time between two spills");
        }

        return new TimeWindow(ends[0], ends[1]);
    }
}
