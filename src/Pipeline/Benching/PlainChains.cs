using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Benching;

/// <summary>The plain chains of a folder: a script for Python with numpy, and a C++ program, which is compiled here.</summary>
internal sealed class PlainChains : IDisposable
{
    private const string Script = "numpy_chain.py";
    private const string Source = "cpp_chain.cc";
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];   // a Python of the user's own may lack what the system's has

    private readonly DirectoryInfo _scratch;
    private readonly string _script;
    private readonly string _program;
    private readonly string _python;

    /// <summary>Finds Python and compiles the program.</summary>
    /// <exception cref="UserInputException">The folder, numpy or the compiler is missing.</exception>
    public PlainChains(string folder)
    {
        _script = Existing(folder, Script);
        string source = Existing(folder, Source);
        _python = Array.Find(Interpreters, python => TryRun(python, ["-c", "import numpy"], CancellationToken.None) is { ExitCode: 0 })
            ?? throw new UserInputException("--baselines: found no python3 with numpy, expected both (Debian and Ubuntu: apt-get install python3-numpy)");
        _scratch = Directory.CreateTempSubdirectory("jparcsim-plain-");
        _program = Path.Combine(_scratch.FullName, "cpp_chain");
        string[] compile = ["-O3", "-march=native", "-fno-math-errno", "-std=c++17", source, "-o", _program];
        if (TryRun("g++", compile, CancellationToken.None) is not { } compiled)
        {
            Dispose();
            throw new UserInputException("--baselines: found no g++, expected a C++ compiler (Debian and Ubuntu: apt-get install g++)");
        }

        if (compiled.ExitCode != 0)
        {
            Dispose();
            throw new UserInputException($"--baselines: found {source}, which g++ does not compile: {ConfigText.Clip(compiled.Error)}");
        }
    }

    /// <summary>Runs the numpy chain.</summary>
    public ChainRun Numpy(int events, CancellationToken cancellation, params string[] options) =>
        Measure(_python, [_script, events.ToString(CultureInfo.InvariantCulture), "--json", .. options], cancellation);

    /// <summary>Runs the C++ chain.</summary>
    public ChainRun Cpp(int events, CancellationToken cancellation, params string[] options) =>
        Measure(_program, [events.ToString(CultureInfo.InvariantCulture), "--json", .. options], cancellation);

    public void Dispose() => _scratch.Delete(recursive: true);

    private static string Existing(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path)
            ? path
            : throw new UserInputException($"--baselines: found no {file} in '{ConfigText.Clip(folder)}', expected the folder benchmarks/baselines of the sources");
    }

    private static ChainRun Measure(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (TryRun(program, arguments, cancellation) is not { ExitCode: 0 } result)
        {
            throw new UserInputException($"--baselines: found that '{program} {string.Join(' ', arguments)}' fails, expected a plain chain that runs");
        }

        using var report = JsonDocument.Parse(result.Output);
        double Value(string key) => report.RootElement.GetProperty(key).GetDouble();
        return new ChainRun(Value("events"), Value("photoElectrons"), Value("seconds"));
    }

    // Null when there is no such program.
    private static (int ExitCode, string Output, string Error)? TryRun(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
