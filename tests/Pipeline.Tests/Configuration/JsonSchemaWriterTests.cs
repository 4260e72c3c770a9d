using System.Text.Json;
using System.Text.Json.Nodes;
using JparcSim.Core.Configuration;
using JparcSim.Detector;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Configuration;

public sealed class JsonSchemaWriterTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(JsonSchemaWriter.Write(SampleSchema.Root, "macro"))!.AsObject();

    [Fact]
    public void EveryKeyIsThereAndNothingElseIsAllowed()
    {
        Assert.Equal(SampleSchema.Root.Keys.Select(key => key.Name), Schema["properties"]!.AsObject().Select(property => property.Key));
        Assert.False(Schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(["name", "seed", "events", "detector", "source", "channels"], Strings(Schema["required"]));
    }

    [Fact]
    public void NumbersHaveRangesUnitsAndDefaults()
    {
        JsonNode exposure = Schema["properties"]!["exposurePot"]!;
        Assert.Equal("Exposure. [protons]", (string?)exposure["description"]);
        Assert.Equal(["""{"type":"number","minimum":0}"""], [exposure["anyOf"]![0]!.ToJsonString()]);
        Assert.Equal(4096, (int)Schema["properties"]!["partEvents"]!["default"]!);
        Assert.Equal("""{"type":"integer","minimum":0}""", Schema["properties"]!["seed"]!["anyOf"]![0]!.ToJsonString());
    }

    [Fact]
    public void AValueMayCarryItsSource()
    {
        JsonNode wrapped = Schema["properties"]!["detector"]!["anyOf"]![1]!;
        Assert.Equal(["value", "source"], wrapped["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(["jsns2-near", "jsns2-far"], Strings(wrapped["properties"]!["value"]!["enum"]));
    }

    [Fact]
    public void VariantsAreChosenByTheirSelector()
    {
        JsonArray variants = Schema["properties"]!["channels"]!["items"]!["oneOf"]!.AsArray();
        Assert.Equal(["gun", "ibd"], variants.Select(variant => (string)variant!["properties"]!["channel"]!["const"]!));
        Assert.Equal(["channel", "massMeV", "positionMm"], Strings(variants[0]!["required"]));
    }

    [Fact]
    public void TheTextIsTheSameEveryTime() =>
        Assert.Equal(JsonSchemaWriter.Write(SampleSchema.Root, "macro"), JsonSchemaWriter.Write(SampleSchema.Root, "macro"));

    [Fact]
    public void TheTextIsOneJsonDocument()
    {
        using var document = JsonDocument.Parse(JsonSchemaWriter.Write(new SectionSchema("Empty.", []), "empty"));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", document.RootElement.GetProperty("$schema").GetString());
    }

    [Fact]
    public void NoPropertyIsWrittenTwice()
    {
        var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
        foreach (SectionSchema root in new[] { SampleSchema.Root, MacroSchema.Root, DetectorModel.Schema })
        {
            using var document = JsonDocument.Parse(JsonSchemaWriter.Write(root, "keys"), strict);
            Assert.Equal(root.Meaning, document.RootElement.GetProperty("description").GetString());
        }
    }

    [Fact]
    public void NoDefaultLiesOutsideItsOwnRange()
    {
        JsonNode properties = JsonNode.Parse(JsonSchemaWriter.Write(MacroSchema.Root, "macro"))!["properties"]!;
        foreach (KeyValuePair<string, JsonNode?> property in properties.AsObject())
        {
            if (property.Value!["default"] is not { } value)
            {
                continue;
            }

            JsonNode plain = property.Value["anyOf"]![0]!;
            if (value.GetValueKind() == JsonValueKind.Number)
            {
                Assert.InRange((double)value, (double)plain["minimum"]!, (double)plain["maximum"]!);
            }
            else
            {
                Assert.Contains((string)value!, Strings(plain["enum"]));
            }
        }

        Assert.Null(properties["events"]!["default"]);
    }

    private static string[] Strings(JsonNode? array) => [.. array!.AsArray().Select(node => (string)node!)];
}
